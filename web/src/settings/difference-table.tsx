import type { VNode } from 'preact';
import type { SettingsDifference } from '../../../src/http/contract/settings.ts';
import { say as sayText } from '../language.ts';
import { Table } from '../parts/table.tsx';
import { settingsWords } from './in-words.ts';

/** The differences, with each value before and after. */
export function DifferenceTable({
  label,
  differences,
  more,
}: {
  label: string;
  differences: readonly SettingsDifference[];
  more: number;
}): VNode {
  const say = settingsWords.value.review;
  return (
    <>
      <Table label={label}>
        <thead>
          <tr>
            <th scope="col">{say.place}</th>
            <th scope="col">{say.before}</th>
            <th scope="col">{say.after}</th>
          </tr>
        </thead>
        <tbody class="differences">
          {differences.map(({ place, before, after }, index) => (
            <tr key={index}>
              <th scope="row">{sayText(place)}</th>
              <td>{before === null ? '–' : <del>{sayText(before)}</del>}</td>
              <td>{after === null ? '–' : <ins>{sayText(after)}</ins>}</td>
            </tr>
          ))}
        </tbody>
      </Table>
      {more > 0 && <p class="hint">{say.more(more)}</p>}
    </>
  );
}
