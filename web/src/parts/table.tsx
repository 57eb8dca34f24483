import type { ComponentChildren, VNode } from 'preact';

/** A table that scrolls sideways if the screen is too narrow. */
export function Table({ label, children }: { label: string; children: ComponentChildren }): VNode {
  return (
    // biome-ignore lint/a11y/useSemanticElements: a section would be a landmark, one for each table.
    // biome-ignore lint/a11y/noNoninteractiveTabindex: what scrolls must be reachable by keyboard.
    <div class="scroll" role="group" aria-label={label} tabIndex={0}>
      <table>{children}</table>
    </div>
  );
}

export type Row = readonly (string | number)[];

interface TextTableProps {
  label: string;
  head: Row;
  rows: readonly Row[];
  /** Where the first cell of each row leads, if anywhere. */
  links?: readonly (string | null)[] | undefined;
}

/** A table of nothing but texts and numbers. */
export function TextTable({ label, head, rows, links }: TextTableProps): VNode {
  return (
    <Table label={label}>
      <thead>
        <tr>
          {head.map(cell => (
            <th key={cell} scope="col">
              {cell}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, at) => (
          <tr key={row.slice(0, 2).join(' ')}>
            {row.map((cell, index) => (
              <td key={head[index]}>
                {index === 0 && links?.[at] != null ? <a href={links[at]}>{cell}</a> : cell}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  );
}
