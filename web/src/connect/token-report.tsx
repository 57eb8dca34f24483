import type { VNode } from 'preact';
import type { TokenReport } from '../../../src/http/contract/connect.ts';
import { say } from '../language.ts';
import { askingWords } from './asking-words.ts';
import { connectWords } from './in-words.ts';

/** Whether sipgate has not said of something needed whether the token may do it. */
export function isUncertain({ problem, scopes }: TokenReport): boolean {
  return problem === null && scopes.some(({ state, isEssential }) => isEssential && state === 'unclear');
}

/** What a token is good for: why not at all, or scope by scope. */
export function TokenReportPart({ report }: { report: TokenReport }): VNode {
  const text = connectWords.value.sipgate;
  const { problem, remarks, account, scopes } = report;
  if (problem !== null) return <p class="problem">{say(problem.say)}</p>;
  const missing = scopes.filter(({ state }) => state === 'missing');
  const isEnough = !missing.some(({ isEssential }) => isEssential);
  const isUnsure = isUncertain(report);
  const verdict = isUnsure ? askingWords.value.unsure : missing.length === 0 ? text.works : text.lacks;
  return (
    <div class="connect-body">
      <p class={isEnough && !isUnsure ? 'notice' : 'problem'}>{verdict}</p>
      {remarks.map(remark => (
        <p key={remark.kind} class="notice">
          {say(remark.say)}
        </p>
      ))}
      {account !== null && <p>{account === 'neo' ? text.neoHint : text.classicHint}</p>}
      <ul class="scopes" aria-label={text.tested}>
        {scopes.map(({ scope, state, lost, why }) => (
          <li key={scope}>
            <code>{scope}</code>{' '}
            <span class="chip" data-step={state === 'granted' ? 'done' : state === 'missing' ? 'wrong' : ''}>
              {text.states[state]}
            </span>
            {(state === 'missing' || state === 'unclear') && <p class="hint">{say(lost)}</p>}
            {why !== null && state !== 'granted' && <p class="hint">{say(why)}</p>}
          </li>
        ))}
      </ul>
    </div>
  );
}
