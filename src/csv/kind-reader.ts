import { readKind } from './call-kind.ts';
import type { CallReader } from './row-reader.ts';
import type { TableLayout } from './table-layout.ts';

/** Makes a function that reads the words in a table's columns of direction and outcome. */
export function createKindReader(
  { known, columns }: TableLayout,
  headings: readonly string[],
): CallReader['readKind'] {
  const headingOf = (field: 'direction' | 'outcome'): string => headings[columns[field]?.[0] ?? -1] ?? '';
  return (text, field) => known?.kinds?.[text.toLowerCase()] ?? readKind(text, headingOf(field));
}
