import type { VNode } from 'preact';
import { useEffect, useState } from 'preact/hooks';
import type { DemoAccountView } from '../../../src/http/contract/demo.ts';
import { send } from '../api.ts';
import { demoWords } from '../words/say-demo.ts';
import { Problem } from './problem.tsx';

interface DemoFaultsProps {
  /** Those that are on, by the server. */
  on: DemoAccountView['faults'];
  onSwitch: () => void;
}

/** What shall go wrong at the emulator, to be switched on and off. */
export function DemoFaults({ on, onSwitch }: DemoFaultsProps): VNode {
  const say = demoWords.value.account;
  const [isOpen, setOpen] = useState(on.length > 0);
  const [error, setError] = useState<unknown>(null);
  // Until the server has said so, a box shows what was clicked.
  const [clicked, setClicked] = useState<ReadonlyMap<string, boolean>>(new Map());
  useEffect(() => setClicked(new Map()), [on.join()]);
  const letFail = async (fault: string, isOn: boolean): Promise<void> => {
    setClicked(before => new Map(before).set(fault, isOn));
    try {
      await send('POST', '/demo/account', { fault, isOn });
      setError(null);
    } catch (problem) {
      setClicked(new Map());
      setError(problem);
    }
    onSwitch();
  };
  return (
    <details open={isOpen} onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{say.faultsTitle}</summary>
      <p class="hint">{say.faultsHint}</p>
      <Problem error={error} />
      <div class="demo-faults">
        {Object.entries(say.faults).map(([fault, text]) => (
          <label key={fault} class="switch">
            <input
              type="checkbox"
              checked={clicked.get(fault) ?? on.some(one => one === fault)}
              onChange={event => void letFail(fault, event.currentTarget.checked)}
            />
            {text}
          </label>
        ))}
      </div>
    </details>
  );
}
