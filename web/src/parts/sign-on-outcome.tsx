import type { VNode } from 'preact';
import type { SignOnTest } from '../../../src/http/contract/sign-on.ts';
import { formatMoment } from '../format.ts';
import { say as sayText } from '../language.ts';
import { agents } from '../live/board.ts';
import { userWords } from '../words/say-access.ts';
import { signOnWords } from '../words/sign-on-words.ts';
import { SentClaims } from './sent-claims.tsx';

/** What became of a test sign-in. */
export function SignOnOutcome({ test, redirect }: { test: SignOnTest; redirect: string }): VNode {
  const say = signOnWords.value;
  if (test.kind === 'begun')
    return (
      <p class="notice" role="status">
        {say.begun(formatMoment(test.at), redirect)}
      </p>
    );
  if (test.kind === 'failed')
    return (
      <div class="problem" role="alert">
        <p>
          {say.failed} {sayText(test.why)}
        </p>
        <p class="hint">{say.tested(formatMoment(test.at), test.by)}</p>
      </div>
    );
  return <Came test={test} />;
}

function Came({ test }: { test: Extract<SignOnTest, { kind: 'came' }> }): VNode {
  const say = signOnWords.value;
  const { name, role, agentId, why, isRenewable } = test;
  const agent = agents.value.find(one => one.agentId === agentId);
  return (
    <>
      <div class={role === null ? 'problem' : 'notice'} role="status">
        <p>
          <strong>{role === null ? say.refused(name) : say.came(name, userWords.value.roles[role])}</strong>
        </p>
        {why !== null && <p>{sayText(why)}</p>}
        {role !== null && (
          <p>
            {agent === undefined ? say.noPerson : say.isAgent(agent.name)}{' '}
            {isRenewable ? say.renews : say.endsSoon}
          </p>
        )}
      </div>
      <SentClaims sent={test} isOpen />
      <p class="hint">{say.tested(formatMoment(test.at), test.by)}</p>
    </>
  );
}
