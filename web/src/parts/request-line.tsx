import type { VNode } from 'preact';
import { linkTo } from '../router.ts';
import '../style/requests.css';
import { requestWords } from '../words/say-requests.ts';
import { Caller } from './caller.tsx';
import { Duration } from './duration.tsx';
import { Problem } from './problem.tsx';
import { stateText, whoText } from './request-state.ts';
import { useRequests } from './use-requests.ts';

/** More would push the calls off the screen. */
const mostShown = 5;

/** On the board: who has asked to be called back, how long ago, by whom they will be, and how it stands. */
export function RequestLine(): VNode | null {
  const say = requestWords.value;
  const { value, error, reload } = useRequests();
  if (value === undefined) return error === undefined ? null : <Problem error={error} retry={reload} />;
  const { requests, count } = value;
  if (count === 0) return null;
  return (
    <section class="line requests-line" aria-labelledby="requests-title">
      <h2 id="requests-title">
        <a href={linkTo('missed')}>{say.title(count)}</a>
      </h2>
      <ol>
        {requests.slice(0, mostShown).map(one => (
          <li key={one.id} data-state={one.state}>
            <span class="who">
              <Caller caller={one.caller} /> {one.isVip && <span class="tag">VIP</span>}
            </span>
            <span class="hint">
              {whoText(one)}
              {stateText(one) !== '' && <b> {stateText(one)}</b>}
            </span>
            <Duration since={one.askedAt} />
          </li>
        ))}
      </ol>
      {count > mostShown && <p class="hint">{say.more(count - mostShown)}</p>}
    </section>
  );
}
