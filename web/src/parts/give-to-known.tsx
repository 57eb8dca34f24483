import type { VNode } from 'preact';
import type { CallerPage, CallerRuleReply, PageCallerRule } from '../../../src/http/contract/callers.ts';
import { habitWords } from '../words/say-habits.ts';
import { Problem } from './problem.tsx';
import { useTask } from './use-task.ts';

export type KnownAgent = Pick<CallerPage['familiarity'][number], 'agentId' | 'name'>;

interface Props {
  known: readonly KnownAgent[];
  given: CallerRuleReply;
  /** Whether the rule is being asked for anew, so that what it is based on would be outdated. */
  isAsking: boolean;
  give: (rule: PageCallerRule) => Promise<void>;
}

const mostShown = 3;

/** Gives a caller to one of those they know, by one click that can be undone. Everybody else stands in the form. */
export function GiveToKnown({ known, given, isAsking, give }: Props): VNode | null {
  const task = useTask();
  const { fixed } = given.rule;
  const able = known.filter(one => given.agents.some(({ agentId }) => agentId === one.agentId));
  if (fixed !== null || able.length === 0) return null;
  return (
    <>
      <div class="buttons">
        {able.slice(0, mostShown).map(({ agentId, name }) => (
          <button
            key={agentId}
            type="button"
            disabled={isAsking || task.isBusy}
            onClick={() => void task.run(() => give({ ...given.rule, fixed: { agentId, strict: false } }))}
          >
            {habitWords.value.alwaysTo(name)}
          </button>
        ))}
      </div>
      <Problem error={task.error} />
    </>
  );
}
