import type { VNode } from 'preact';
import type { RefusedSignInList } from '../../../src/http/contract/sign-on.ts';
import { formatMoment } from '../format.ts';
import { say as sayText } from '../language.ts';
import { agents } from '../live/board.ts';
import { userWords } from '../words/say-access.ts';
import { AssignAgent } from './assign-agent.tsx';
import { Problem } from './problem.tsx';
import { SentClaims } from './sent-claims.tsx';
import { useLoaded } from './use-loaded.ts';

type Refused = RefusedSignInList['refused'][number];

/** Refused sign-ins with a company account, and which setting would let them in. */
export function RefusedSignIns(): VNode {
  const say = userWords.value.refused;
  const { value, error, reload } = useLoaded<RefusedSignInList>('/refused-sign-ins');
  return (
    <section class="card" aria-labelledby="refused-title">
      <h2 id="refused-title">{say.title}</h2>
      <p class="hint">{say.hint}</p>
      <Problem error={error} retry={reload} />
      {value?.refused.length === 0 && <p>{say.none}</p>}
      <ul>
        {value?.refused.map(one => (
          <li class="refusal" key={`${one.at} ${one.name}`}>
            <p>
              <span class="name">{one.name}</span> <span class="hint">{formatMoment(one.at)}</span>
            </p>
            <p>{sayText(one.text)}</p>
            {one.isAgentMissing && <WhoItIs refused={one} />}
            <SentClaims sent={one} />
          </li>
        ))}
      </ul>
    </section>
  );
}

/** Shows whom the name fits, and chooses nobody by it. */
function WhoItIs({ refused: { id, likelyAgentId } }: { refused: Refused }): VNode {
  const likely = agents.value.find(({ agentId }) => agentId === likelyAgentId);
  return (
    <>
      {likely !== undefined && <p class="hint">{userWords.value.likely(likely.name)}</p>}
      <AssignAgent id={id} agentId={null} />
    </>
  );
}
