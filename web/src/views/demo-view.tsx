import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { Demo, DemoAction } from '../../../src/http/contract/demo.ts';
import { send } from '../api.ts';
import { words } from '../language.ts';
import { DemoPhoneCard } from '../parts/demo-phone-card.tsx';
import { OpenEmpty } from '../parts/open-empty.tsx';
import { Problem } from '../parts/problem.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { useTask } from '../parts/use-task.ts';
import { mayDo, session } from '../session.ts';
import { demoWords } from '../words/say-demo.ts';

const lookEveryMs = 700;
/** New callers: numbers that the Bundesnetzagentur reserves for films. */
const strangers = Array.from(
  { length: 50 },
  (_, index) => `+491713920${String(50 + index).padStart(3, '0')}`,
);

/** The demo's telephones: call as anybody, and pick up the phone that rings. */
export function DemoView(): VNode {
  const { value, error, reload } = useLoaded<Demo>('/demo', lookEveryMs);
  const [stranger, setStranger] = useState(0);
  const task = useTask();
  const say = demoWords.value;
  if (value === undefined)
    return error === undefined ? <p class="loading">{words.value.loading}</p> : <Problem error={error} />;
  const act = (action: DemoAction): void => {
    void task.run(() => send('POST', '/demo', action)).then(reload);
  };
  return (
    <>
      <div class="title">
        <h1>{say.title}</h1>
      </div>
      <p class="intro">{say.intro}</p>
      {value.speed > 1 && <p class="notice">{say.fast}</p>}
      <Problem error={task.error} />
      <section aria-labelledby="call-as">
        <h2 id="call-as">{say.callAs}</h2>
        <div class="buttons">
          {value.callers.map(({ number, display, name }) => (
            <button key={number} type="button" onClick={() => act({ action: 'call', from: number ?? '' })}>
              <span class="visually-hidden">{say.callAsText} </span>
              {name ?? display}
            </button>
          ))}
          <button
            type="button"
            onClick={() => {
              act({ action: 'call', from: strangers[stranger % strangers.length] ?? '' });
              setStranger(stranger + 1);
            }}
          >
            {say.newCaller}
          </button>
          <button type="button" onClick={() => act({ action: 'call', from: 'anonymous' })}>
            {say.withheld}
          </button>
        </div>
      </section>
      <section aria-labelledby="phones">
        <h2 id="phones">{say.phones}</h2>
        <ul class="phones">
          {value.phones.map(phone => (
            <DemoPhoneCard key={phone.number} phone={phone} act={act} />
          ))}
        </ul>
      </section>
      <section aria-labelledby="callers">
        <h2 id="callers">{say.callers}</h2>
        {value.calls.length === 0 && <p class="empty">{say.noCalls}</p>}
        <ul class="phone-calls">
          {value.calls.map(({ callId, caller, state }) => (
            <li key={callId}>
              <span>{caller.name ?? caller.display ?? say.withheld}</span>
              <span class="chip" data-state={state}>
                {say.state[state]}
              </span>
              <button type="button" onClick={() => act({ action: 'hang-up', callId })}>
                {say.hangUp}
              </button>
            </li>
          ))}
        </ul>
      </section>
      {session.value?.isToSetUp === false && mayDo('admin') && <OpenEmpty />}
    </>
  );
}
