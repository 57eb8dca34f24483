import type { VNode } from 'preact';
import type { PageRequest } from '../../../src/http/contract/callback-requests.ts';
import { formatTime } from '../format.ts';
import '../style/requests.css';
import { requestWords } from '../words/say-requests.ts';
import { mayWork } from './callback-row.tsx';
import { Caller } from './caller.tsx';
import { Duration } from './duration.tsx';
import { isPassing, Problem } from './problem.tsx';
import { RequestActions } from './request-actions.tsx';
import { stateText, whoText } from './request-state.ts';
import { useRequests } from './use-requests.ts';

/** Who has asked to be called back, with what can be done about it; nothing where nobody has. */
export function RequestSection({ title }: { title?: string }): VNode | null {
  const say = requestWords.value;
  const { value, error, reload } = useRequests();
  // What comes back by itself is said by the list below.
  if (value === undefined) return isPassing(error) ? null : <Problem error={error} retry={reload} />;
  const { requests, count, canDial } = value;
  if (count === 0) return null;
  return (
    <section class="requests" aria-labelledby="requests-title">
      <h2 id="requests-title">{title ?? say.title(count)}</h2>
      <p class="hint">{canDial ? say.intro : say.byHand}</p>
      <ul>
        {requests.map(one => (
          <Row key={one.id} one={one} canDial={canDial} reload={reload} />
        ))}
      </ul>
      {count > requests.length && <p class="hint">{say.more(count - requests.length)}</p>}
    </section>
  );
}

function Row({ one, canDial, reload }: { one: PageRequest; canDial: boolean; reload: () => void }): VNode {
  const say = requestWords.value;
  const state = stateText(one);
  return (
    <li class="card" data-state={one.state}>
      <div class="about">
        <Caller caller={one.caller} />{' '}
        {one.caller.name !== null && <span class="hint">{one.caller.display}</span>}{' '}
        {one.isVip && <span class="tag">VIP</span>}
        <p class="hint">
          <Duration since={one.askedAt} />, {say.until(formatTime(one.until))} · {one.hotline}
        </p>
        <p>{whoText(one)}</p>
      </div>
      <p class="chips">{state !== '' && <span class="chip">{state}</span>}</p>
      {mayWork() && <RequestActions one={one} canDial={canDial} reload={reload} />}
    </li>
  );
}
