import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Finding, PageGlance } from '../../../src/http/contract/glance.ts';
import { formatSince } from '../format.ts';
import { say as sayText, words } from '../language.ts';
import { glance } from '../live/board.ts';
import { connection } from '../live/connection.ts';
import { linkTo, path } from '../router.ts';
import { isWatcher, mayDo } from '../session.ts';
import { lazy } from './lazy.tsx';
import { Menu } from './menu.tsx';

const FindingHelp = lazy(async () => (await import('./finding-help.tsx')).FindingHelp);

const signs = { well: '✓', look: '?', act: '!', lost: '…' } as const;

/** A dot that says on every view whether it is working, and opens what it is about. */
export function Glance(): VNode | null {
  const say = words.value.glance;
  const { value } = glance;
  if (value === null) return null;
  const level = connection.value === 'lost' ? 'lost' : value.level;
  return (
    <Menu
      kind={`glance ${level}`}
      name={`${say.label}: ${say.levels[level]}`}
      label={
        <>
          <span class="dot" aria-hidden="true">
            {signs[level]}
          </span>
          <span class="word">{say.levels[level]}</span>
        </>
      }
    >
      {level === 'lost' ? (
        <p>{words.value.problems['offline']}</p>
      ) : value.finding === null ? (
        <p>{say.well}</p>
      ) : (
        <>
          <Sentence finding={value.finding} />
          <FindingHelp finding={value.finding} others={value.problems - 1} />
        </>
      )}
    </Menu>
  );
}

/** What every view begins with while something is wrong: that nothing is up to date, or what calls suffer from. */
export function Trouble(): VNode {
  const isLost = connection.value === 'lost';
  const finding = isLost ? null : urgent(glance.value, path.value[0]);
  return (
    <div role="status" class={isLost ? 'connection lost' : 'connection'}>
      {isLost && words.value.connection.lost}
      {finding !== null && (
        <Strip key={finding.name} finding={finding} others={(glance.value?.problems ?? 1) - 1} />
      )}
    </div>
  );
}

/** What is to be said without being asked: not where it stands anyway, nor to those who can do nothing about it. */
function urgent(seen: PageGlance | null, section: string | undefined): Finding | null {
  if (seen === null || seen.level !== 'act' || seen.finding === null) return null;
  const isAway = seen.finding.name === 'database';
  return isAway || (isWatcher() && section !== 'health' && section !== 'connect') ? seen.finding : null;
}

function Strip({ finding, others }: { finding: Finding; others: number }): VNode {
  const [isOpen, setOpen] = useState(false);
  return (
    <div class="trouble">
      <Sentence finding={finding} />
      {finding.name === 'connection' && mayDo('admin') ? (
        <a href={linkTo('connect')}>{words.value.live.connect}</a>
      ) : (
        <button type="button" class="quiet" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {words.value.glance.whatToDo}
        </button>
      )}
      {isOpen && <FindingHelp finding={finding} others={others} />}
    </div>
  );
}

function Sentence({ finding: { sentence, since } }: { finding: Finding }): VNode {
  return (
    <p class="sentence">
      {sayText(sentence)}
      {since !== null && <span class="since"> {words.value.live.since(formatSince(since))}</span>}
    </p>
  );
}
