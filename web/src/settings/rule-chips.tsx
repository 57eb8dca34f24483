import type { VNode } from 'preact';
import type { CallerDocument } from '../../../src/http/contract/settings.ts';
import { agentName, labelOf, meaningOf, settingsWords } from './in-words.ts';

/** A rule in short, as labels. */
export function RuleChips({ rule }: { rule: CallerDocument }): VNode {
  return (
    <span class="rule-says">
      {sayings(rule).map(text => (
        <span key={text} class="chip">
          {text}
        </span>
      ))}
    </span>
  );
}

function sayings({ vip, fixed, never = [], blocked, someoneNew, until, numbers, prefixes }: CallerDocument) {
  const say = settingsWords.value.rules;
  const agent = typeof fixed === 'string' ? fixed : fixed?.agent;
  const isStrict = typeof fixed === 'object' && fixed.strict;
  const texts: readonly (string | false | undefined)[] = [
    vip === true && labelOf('vip'),
    agent !== undefined &&
      `${labelOf('fixed')}: ${agentName(agent)}${isStrict ? ` (${labelOf('strict')})` : ''}`,
    never.length > 0 && `${labelOf('never')} ${never.map(agentName).join(', ')}`,
    blocked !== undefined && `${labelOf('blocked')}: ${blockedText(blocked)}`,
    someoneNew === true && labelOf('someoneNew'),
    (numbers ?? []).length > 1 && say.kinds.linked,
    (prefixes ?? []).length > 0 && say.kinds.range,
    until !== undefined && say.until(until),
  ];
  return texts.filter(text => typeof text === 'string');
}

function blockedText(blocked: NonNullable<CallerDocument['blocked']>): string {
  return typeof blocked === 'string' ? meaningOf('blocked', blocked) : blocked.announcement;
}
