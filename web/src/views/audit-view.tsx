import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { AuditPage } from '../../../src/http/contract/audit.ts';
import { formatMoment } from '../format.ts';
import { words } from '../language.ts';
import { Problem } from '../parts/problem.tsx';
import { Table } from '../parts/table.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { auditWords } from '../words/say-access.ts';

type Entry = AuditPage['entries'][number];

/** Who signed in, changed or took something; for admins. */
export function AuditView(): VNode {
  const say = auditWords.value;
  const [cursors, setCursors] = useState<readonly number[]>([]);
  const before = cursors.at(-1);
  const { value, error, reload } = useLoaded<AuditPage>(
    `/audit${before === undefined ? '' : `?before=${before}`}`,
  );
  return (
    <>
      <div class="title">
        <h1>{say.title}</h1>
        {value !== undefined && <p>{say.text(value.keptDays)}</p>}
      </div>
      <Problem error={error} retry={reload} />
      {value === undefined && error === undefined && <p class="loading">{words.value.loading}</p>}
      {value?.entries.length === 0 && <p class="card empty">{say.none}</p>}
      {value !== undefined && value.entries.length > 0 && (
        <section class="card" aria-label={say.title}>
          <Entries entries={value.entries} />
        </section>
      )}
      <div class="buttons">
        {cursors.length > 0 && (
          <button type="button" onClick={() => setCursors(cursors.slice(0, -1))}>
            {words.value.newer}
          </button>
        )}
        {value !== undefined && value.next !== null && (
          <button type="button" onClick={() => setCursors([...cursors, value.next ?? 0])}>
            {words.value.older}
          </button>
        )}
      </div>
    </>
  );
}

function Entries({ entries }: { entries: readonly Entry[] }): VNode {
  const { title, columns, events, nobody } = auditWords.value;
  return (
    <Table label={title}>
      <thead>
        <tr>
          {[columns.at, columns.event, columns.about, columns.by, columns.from].map(name => (
            <th key={name} scope="col">
              {name}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {entries.map(entry => (
          <tr key={entry.number}>
            <td>{formatMoment(entry.at)}</td>
            <td>{events[entry.event]}</td>
            <td>{entry.about}</td>
            <td>{entry.by === '' ? nobody : entry.by}</td>
            <td>{placeOf(entry)}</td>
          </tr>
        ))}
      </tbody>
    </Table>
  );
}

function placeOf({ address, proxy }: Entry): string {
  if (address === null) return auditWords.value.itself;
  return proxy === null ? address : auditWords.value.byProxy(address, proxy);
}
