import { readFileSync } from 'node:fs';

/** The statements that the operating guide gives to make a database of this kind. */
export function statementsToMake(kind: 'mysql' | 'postgres'): readonly string[] {
  const text = readFileSync(new URL('../../docs/operating.md', import.meta.url), 'utf8');
  const blocks = [...text.matchAll(/```sql\n([^`]+)```/g)].map(([, block = '']) => block);
  const block = blocks.find(each => each.includes('CREATE ROLE') === (kind === 'postgres')) ?? '';
  return block.split(';').flatMap(statement => statement.trim() || []);
}
