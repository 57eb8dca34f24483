import type { VNode } from 'preact';
import type { EnvironmentSetting, EnvironmentSettings } from '../../../src/http/contract/settings.ts';
import { say as sayText, words } from '../language.ts';
import { Problem } from '../parts/problem.tsx';
import { Table } from '../parts/table.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { settingsWords } from './in-words.ts';
import { SectionHead } from './section-head.tsx';

/** The environment Familiar was started with, read-only. */
export function EnvironmentView(): VNode {
  const say = settingsWords.value;
  const { value, error, reload } = useLoaded<EnvironmentSettings>('/settings/environment');
  const head = say.environment;
  return (
    <>
      <SectionHead section="environment" />
      {value === undefined && error === undefined && <p class="loading">{words.value.loading}</p>}
      <Problem error={value === undefined ? error : undefined} retry={reload} />
      {value !== undefined && (
        <div class="card environment">
          <Table label={say.nav.environment}>
            <thead>
              <tr>
                <th scope="col">{head.name}</th>
                <th scope="col">{head.value}</th>
                <th scope="col">{head.what}</th>
              </tr>
            </thead>
            <tbody>
              {value.settings.map(setting => (
                <Row key={setting.name} setting={setting} />
              ))}
            </tbody>
          </Table>
        </div>
      )}
    </>
  );
}

function Row({ setting: { name, value, state, what } }: { setting: EnvironmentSetting }): VNode {
  const say = settingsWords.value.environment;
  return (
    <tr data-state={state}>
      <th scope="row">
        <code>{name}</code>
      </th>
      <td>
        {value !== null && <span class="value">{value}</span>}
        {state === 'hidden' && <span class="hint">{say.hidden}</span>}
        {state !== 'set' && state !== 'hidden' && <span class="chip">{say.states[state]}</span>}
      </td>
      <td class="hint">{sayText(what)}</td>
    </tr>
  );
}
