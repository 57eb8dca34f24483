import type { VNode } from 'preact';
import type { AgentPage } from '../../../src/http/contract/agents.ts';
import { peopleWords } from '../words/say-people.ts';

/** An agent's phones, by the names they have at sipgate. */
export function DeviceList({ devices }: { devices: AgentPage['devices'] }): VNode {
  const say = peopleWords.value.devices;
  return (
    <section class="card" aria-labelledby="devices-title">
      <h2 id="devices-title">{say.title}</h2>
      {devices === null && <p class="hint">{say.unknown}</p>}
      {devices?.length === 0 && <p class="hint">{say.none}</p>}
      <ul>
        {devices?.map(({ name, presence, isOnDnd, numbers }, index) => (
          <li key={index} class="device" data-presence={isOnDnd && presence !== 'offline' ? 'dnd' : presence}>
            <span class="device-dot" aria-hidden="true" />
            <strong class="device-name">{name}</strong>
            <span>
              {say.presence[presence]}
              {isOnDnd && `, ${say.dnd}`}
            </span>
            <span class="device-numbers hint">
              {numbers.length === 0 ? say.noNumber : numbers.join(', ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
