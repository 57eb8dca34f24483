import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { FiguresSwitch as Switch } from '../../../src/http/contract/agents.ts';
import { send } from '../api.ts';
import { formatMoment } from '../format.ts';
import { peopleWords } from '../words/say-people.ts';
import { Problem } from './problem.tsx';
import { useLoaded } from './use-loaded.ts';
import { useTask } from './use-task.ts';

/** The switch for individual figures, with what it means; for admins. */
export function FiguresSwitch(): VNode {
  const say = peopleWords.value.figures;
  const { value, error, reload } = useLoaded<Switch>('/figures-of-agents');
  const task = useTask();
  const [wanted, setWanted] = useState<boolean | null>(null);
  return (
    <section class="card" aria-labelledby="figures-title">
      <h2 id="figures-title">{say.title}</h2>
      <Problem error={task.error} />
      <Problem error={error} retry={reload} />
      <label class="switch">
        <input
          type="checkbox"
          checked={wanted ?? value?.isOn ?? false}
          disabled={value === undefined || task.isBusy}
          onChange={event => {
            const isOn = event.currentTarget.checked;
            setWanted(isOn);
            void task
              .run(() => send('PUT', '/figures-of-agents', { isOn }))
              .then(isWell => {
                if (!isWell) setWanted(null);
                reload();
              });
          }}
        />
        {say.switch}
      </label>
      <ul class="plain">
        {say.text.map(text => (
          <li key={text}>{text}</li>
        ))}
      </ul>
      {value?.switches.slice(0, 5).map(one => (
        <p key={one.at} class="hint">
          {say.log(one.by, formatMoment(one.at), one.isOn)}
        </p>
      ))}
    </section>
  );
}
