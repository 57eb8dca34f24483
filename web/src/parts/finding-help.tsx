import type { VNode } from 'preact';
import type { Finding } from '../../../src/http/contract/glance.ts';
import { say as sayText, words } from '../language.ts';
import { linkTo } from '../router.ts';
import { isWatcher, mayDo } from '../session.ts';
import { glanceWords } from '../words/glance-words.ts';
import { healthWords } from '../words/say-health.ts';
import { OwnAddress } from './own-address.tsx';

/** Those that the provider's pushes do not arrive for, or may not. */
const aboutPushes: ReadonlySet<string> = new Set([
  'pushes',
  'webhook-address',
  'follow-ups',
  'pushes-astray',
]);

/** What to do about a finding, and where. */
export function FindingHelp({ finding, others }: { finding: Finding; others: number }): VNode {
  const say = glanceWords.value;
  const { name, remedy, place } = finding;
  return (
    <div class="help">
      {remedy !== null && <p>{withLinks(sayText(remedy))}</p>}
      {aboutPushes.has(name) && mayDo('admin') && <OwnAddress />}
      {isWatcher() && (
        <p class="ways">
          {name === 'connection' && mayDo('admin') ? (
            <a href={linkTo('connect')}>{words.value.live.connect}</a>
          ) : (
            place !== null && <a href={linkTo(...place.split('/'))}>{healthWords.value.places[place]}</a>
          )}
          <a href={linkTo('health')}>{say.others(others)}</a>
        </p>
      )}
    </div>
  );
}

/** A text whose addresses can be followed. */
function withLinks(text: string): readonly (string | VNode)[] {
  return text.split(/(https:\/\/[^\s,]+)/).map(part =>
    part.startsWith('https://') ? (
      <a key={part} href={part} target="_blank" rel="noreferrer">
        {part}
      </a>
    ) : (
      part
    ),
  );
}
