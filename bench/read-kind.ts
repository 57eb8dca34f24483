import type { DatabaseKind } from '../src/store/database/database-config.ts';

export const databaseKinds: readonly DatabaseKind[] = ['sqlite', 'mysql', 'postgres'];

/** What `--on` says. */
export function readKind(text: string): DatabaseKind {
  const kind = databaseKinds.find(one => one === text);
  if (kind === undefined) throw new Error(`--on is ${text}; give ${databaseKinds.join(' or ')}.`);
  return kind;
}
