import type { VNode } from 'preact';
import type { CallerPage } from '../../../src/http/contract/callers.ts';
import type { DialAbility } from '../../../src/http/contract/dialling.ts';
import { formatNumber } from '../format.ts';
import { say as sayText, words } from '../language.ts';
import { agentsById } from '../live/board.ts';
import { AgentLink } from '../parts/agent-link.tsx';
import { CallRow } from '../parts/call-row.tsx';
import { CallerNotes } from '../parts/caller-notes.tsx';
import { CallerPrivacy } from '../parts/caller-privacy.tsx';
import { CallerRule } from '../parts/caller-rule.tsx';
import { DecisionTable } from '../parts/decision-table.tsx';
import { DialButton } from '../parts/dial-button.tsx';
import { Empty } from '../parts/empty.tsx';
import { Meter } from '../parts/meter.tsx';
import { Problem } from '../parts/problem.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { linkTo } from '../router.ts';
import { mayDo } from '../session.ts';
import { callerWords } from '../words/say-caller.ts';
import { habitWords } from '../words/say-habits.ts';
import '../style/people.css';

/** One caller: whom they know, what would happen now, and what happened before. */
export function CallerView({ number }: { number: string }): VNode {
  const say = callerWords.value;
  const ability = useLoaded<DialAbility>(mayDo('admin', 'supervisor') ? '/dial' : null);
  const { value, error, reload } = useLoaded<CallerPage>(`/callers/${encodeURIComponent(number)}`);
  if (value === undefined)
    return error === undefined ? (
      <p class="loading">{words.value.loading}</p>
    ) : (
      <Problem error={error} retry={reload} />
    );
  const { caller, calls, next } = value;
  return (
    <>
      <p>
        <a href={linkTo('callers')}>← {say.back}</a>
      </p>
      <div class="title">
        <h1>{caller.name ?? caller.display}</h1>
        <p>
          {caller.name !== null && `${caller.display} · `}
          {say.calls(calls.length)}
        </p>
        {mayDo('admin', 'supervisor') && (
          <div class="buttons">
            {value.isExpensive ? (
              <p class="hint">{say.expensive}</p>
            ) : (
              <DialButton number={number} ability={ability.value} />
            )}
          </div>
        )}
      </div>
      <div class="columns">
        <div>
          <Known caller={value} />
          {next !== null && (
            <section class="card" aria-labelledby="now-title">
              <h2 id="now-title">{say.now}</h2>
              <p class="intro">{sayText(next.sentence)}</p>
              <DecisionTable decision={next} />
            </section>
          )}
          <section class="feed" aria-labelledby="timeline-title">
            <h2 id="timeline-title">{say.timeline}</h2>
            <ol>
              {calls.map(call => (
                <CallRow key={call.callId} call={call} hasDate />
              ))}
            </ol>
          </section>
        </div>
        <div>
          {mayDo('admin', 'supervisor') && <CallerNotes caller={value} reload={reload} />}
          {mayDo('admin', 'supervisor') && (
            <CallerRule number={number} known={value.familiarity} reload={reload} />
          )}
          {mayDo('admin', 'supervisor') && <CallerPrivacy caller={value} reload={reload} />}
        </div>
      </div>
    </>
  );
}

function Known({ caller }: { caller: CallerPage }): VNode {
  const say = callerWords.value;
  const most = Math.max(0, ...caller.familiarity.map(one => one.answeredCalls));
  return (
    <section class="card" aria-labelledby="knows-title">
      <h2 id="knows-title">{say.knows}</h2>
      {caller.familiarity.length === 0 && (
        <Empty text={`${say.knowsNobody} ${habitWords.value.empty.knowsNobody}`} />
      )}
      <ul class="known">
        {caller.familiarity.map((one, index) => (
          <li key={one.agentId}>
            {agentsById.value.has(one.agentId) ? (
              <AgentLink agent={one} />
            ) : (
              <span class="name">{one.name}</span>
            )}
            {index === 0 && <span class="chip preferred">{say.preferred}</span>}
            <Meter
              value={one.evidence}
              before={one.answeredCalls}
              most={most}
              text={say.counts(words.value.decision.calls(one.answeredCalls), formatNumber(one.evidence, 1))}
            />
          </li>
        ))}
      </ul>
      <p class="hint">{say.decay(formatNumber(caller.halfLifeDays))}</p>
    </section>
  );
}
