import type { VNode } from 'preact';
import { say, words } from '../language.ts';
import { Asking } from '../parts/asking.tsx';
import { Problem } from '../parts/problem.tsx';
import { useTask } from '../parts/use-task.ts';
import { askingWords } from './asking-words.ts';
import type { Facts } from './facts.ts';

/** What becomes of looking at the account: how long it takes, or why it failed, and a way to look again. */
export function LookAtSipgate({ facts }: { facts: Facts }): VNode {
  const text = askingWords.value;
  const task = useTask();
  if (facts.lookProblem === null) return <Asking what={text.team} />;
  return (
    <div class="problem" role="alert">
      <p>{say(facts.lookProblem)}</p>
      <p>{text.byItself}</p>
      <button type="button" disabled={task.isBusy} onClick={() => void task.run(facts.lookAgain)}>
        {words.value.retry}
      </button>
      <Problem error={task.error} />
    </div>
  );
}
