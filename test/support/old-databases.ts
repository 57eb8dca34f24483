import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import type { DatabaseKind } from '../../src/store/database/database-config.ts';
import type { TestDatabase } from './databases.ts';

const folder = join(import.meta.dirname, '../fixtures/databases');

/**
 * The landed states whose databases are kept, by commit: the last with each set of tables, and the first that held its
 * migrations to their wording. All were made by the code of that commit, from the same calls;
 * those since `d1895c3` by upgrading the one before. Since `9937aff` decisions are packed, and one call more is there that was.
 */
export const landedStates = [
  '388f8c5',
  '9e3f835',
  'b831701',
  '7ec1fb2',
  'b71e1b7',
  '76bf9a7',
  '341120e',
  'a26562e',
  'd1895c3',
  '69f8a13',
  'ee576f1',
  '9937aff',
  '302e311',
] as const;

/** Whether a state had what came with another. */
export function isSince(commit: LandedState, other: LandedState): boolean {
  return landedStates.indexOf(commit) >= landedStates.indexOf(other);
}

export type LandedState = (typeof landedStates)[number];

/** Fills an empty database with what the code of a commit left behind. */
export async function fillAsOf(
  commit: LandedState,
  kind: DatabaseKind,
  database: TestDatabase,
): Promise<void> {
  const content = await promisify(gunzip)(await readFile(join(folder, `${commit}.${kind}.gz`)));
  const { config } = database;
  if (config.kind === 'sqlite') return writeFile(config.file, content);
  // PostgreSQL takes a whole script.
  const statements = kind === 'mysql' ? content.toString().split(/;\n/) : [content.toString()];
  for (const statement of statements) if (statement.trim() !== '') await database.query(statement);
}
