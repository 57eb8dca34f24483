import type { VNode } from 'preact';
import type { DemoAccountView } from '../../../src/http/contract/demo.ts';
import { send } from '../api.ts';
import { linkTo } from '../router.ts';
import { demoWords } from '../words/say-demo.ts';
import { Copyable } from './copyable.tsx';
import './demo-account.css';
import { DemoFaults } from './demo-faults.tsx';
import { Problem } from './problem.tsx';
import { useLoaded } from './use-loaded.ts';
import { useTask } from './use-task.ts';

const lookEveryMs = 3_000;

interface DemoAccountProps {
  /** Whether a visitor still has something to type. */
  isConnecting: boolean;
  /** Hears that something was switched. */
  onSwitch: (() => void) | undefined;
}

/** In the demo’s empty Familiar: what to type, a call by a click, and what shall go wrong at the emulator. */
export function DemoAccount({ isConnecting, onSwitch }: DemoAccountProps): VNode {
  const say = demoWords.value.account;
  const { value, error, reload } = useLoaded<DemoAccountView>('/demo/account', lookEveryMs);
  const task = useTask();
  const call = (from: string): void => {
    void task.run(() => send('POST', '/demo', { action: 'call', from }));
  };
  return (
    <section class="card demo-account" aria-label={say.title}>
      <p>{say.text}</p>
      <Problem error={task.error ?? (value === undefined ? error : undefined)} />
      {value !== undefined && (
        <>
          {isConnecting ? <WhatToType account={value} /> : <a href={linkTo('connect')}>{say.toSteps}</a>}
          <button type="button" disabled={task.isBusy} onClick={() => call(value.caller)}>
            {say.call}
          </button>
          <DemoFaults
            on={value.faults}
            onSwitch={() => {
              reload();
              onSwitch?.();
            }}
          />
        </>
      )}
    </section>
  );
}

function WhatToType({ account }: { account: DemoAccountView }): VNode {
  const say = demoWords.value.account;
  const { tokenId, token, hotline, address } = account;
  const values = Object.entries({ tokenId, token, hotline, address } as const);
  return (
    <details open>
      <summary>{say.toType}</summary>
      <div class="to-type">
        {values.map(([name, text]) => (
          <Copyable key={name} label={say.values[name as keyof typeof say.values]} text={text} />
        ))}
      </div>
      <p class="hint">{say.addressHint}</p>
    </details>
  );
}
