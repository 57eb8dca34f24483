import type { VNode } from 'preact';
import type { CallerRuleReply, PageCallerRule } from '../../../src/http/contract/callers.ts';
import { formatWrittenDay } from '../format.ts';
import { callerRuleWords } from '../words/say-caller.ts';
import { Problem } from './problem.tsx';
import { useLoaded } from './use-loaded.ts';

interface Props {
  address: string;
  /** What was to be saved, and stays in the form. */
  mine: PageCallerRule;
  isBusy: boolean;
  /** Saves mine in the place of what somebody else has saved by now. */
  keepMine: (theirs: CallerRuleReply) => void;
  takeTheirs: () => void;
}

/** What somebody else has saved meanwhile beside what was typed, wherever they differ; one of them is chosen. */
export function RuleConflict({ address, mine, isBusy, keepMine, takeTheirs }: Props): VNode {
  const say = callerRuleWords.value.conflict;
  const { value, error, reload } = useLoaded<CallerRuleReply>(address);
  if (value === undefined) return <Problem error={error} retry={reload} />;
  const [theirLines, myLines] = [linesOf(value.rule, value), linesOf(mine, value)];
  return (
    <div class="problem" role="alert">
      <p>{say.text}</p>
      <ul>
        {theirLines.map(
          ([label, theirs], index) =>
            theirs !== myLines[index]?.[1] && (
              <li key={label}>
                {label}: {say.values(theirs, myLines[index]?.[1] ?? '')}
              </li>
            ),
        )}
      </ul>
      <div class="buttons">
        <button type="button" disabled={isBusy} onClick={() => keepMine(value)}>
          {say.mine}
        </button>
        <button type="button" disabled={isBusy} onClick={takeTheirs}>
          {say.theirs}
        </button>
      </div>
    </div>
  );
}

/** What a rule says, each with its label, in words. */
function linesOf(
  { numbers, vip, fixed, never, blocked, someoneNew, until }: PageCallerRule,
  { agents }: CallerRuleReply,
): readonly (readonly [string, string])[] {
  const say = callerRuleWords.value;
  const nameOf = (id: string): string => agents.find(({ agentId }) => agentId === id)?.name ?? id;
  const yesOrNo = (isSo: boolean): string => (isSo ? say.conflict.yes : say.blockings.none);
  const blocking = blocked === null ? 'none' : typeof blocked === 'string' ? blocked : 'announcement';
  return [
    [say.fixed, fixed === null ? say.nobody : nameOf(fixed.agentId)],
    [say.strict, yesOrNo(fixed?.strict ?? false)],
    [say.never, never.map(nameOf).join(', ') || say.nobody],
    [say.vip, yesOrNo(vip)],
    [say.someoneNew, yesOrNo(someoneNew)],
    [say.blocked, say.blockings[blocking]],
    [say.linked, numbers.slice(1).join(', ') || say.conflict.none],
    [say.until, until === null ? say.conflict.none : formatWrittenDay(until)],
  ];
}
