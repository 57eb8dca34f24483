import type { VNode } from 'preact';
import type { Demo, DemoAction } from '../../../src/http/contract/demo.ts';
import { demoWords } from '../words/say-demo.ts';

type Phone = Demo['phones'][number];

/** One telephone of the team, to be picked up, put down and switched. */
export function DemoPhoneCard({ phone, act }: { phone: Phone; act: (action: DemoAction) => void }): VNode {
  const say = demoWords.value;
  const { number } = phone;
  const putDown = phone.state === 'ringing' ? say.decline : say.hangUp;
  return (
    <li class="phone card" data-state={phone.state}>
      <p class="name">{phone.name}</p>
      <p class="number">{phone.display}</p>
      <p>
        <span class="chip" data-state={phone.state}>
          {phone.isOnline ? say.state[phone.state] : say.offline}
        </span>
      </p>
      <div class="buttons">
        {phone.state === 'ringing' && (
          <button
            type="button"
            class="primary"
            aria-label={`${say.pickUp}: ${phone.name}`}
            onClick={() => act({ action: 'pick-up', number })}
          >
            {say.pickUp}
          </button>
        )}
        {phone.state !== 'idle' && (
          <button
            type="button"
            aria-label={`${putDown}: ${phone.name}`}
            onClick={() => act({ action: 'put-down', number })}
          >
            {putDown}
          </button>
        )}
      </div>
      <div class="switches">
        <Switch
          text={say.automatic}
          isOn={phone.isAutomatic}
          set={isAutomatic => act({ action: 'change', number, isAutomatic })}
        />
        <Switch text={say.dnd} isOn={phone.isDnd} set={isDnd => act({ action: 'change', number, isDnd })} />
        <Switch
          text={say.offline}
          isOn={!phone.isOnline}
          set={isOffline => act({ action: 'change', number, isOnline: !isOffline })}
        />
      </div>
    </li>
  );
}

function Switch({ text, isOn, set }: { text: string; isOn: boolean; set: (isOn: boolean) => void }): VNode {
  return (
    <label class="switch">
      <input type="checkbox" checked={isOn} onChange={event => set(event.currentTarget.checked)} />
      {text}
    </label>
  );
}
