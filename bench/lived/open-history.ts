import { copyFile, mkdir, rename, rm, stat } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { createDatabase, type LabDatabase } from '../../lab/databases.ts';
import type { DatabaseKind } from '../../src/store/database/database-config.ts';
import { configFrom, environmentOf } from '../product.ts';
import { makeHistory } from './make-history.ts';
import type { Lived } from './who-calls.ts';

export interface WantedHistory extends Lived {
  readonly kind: DatabaseKind;
  /** The folder in which a file is kept for another time, SQLite only; null: none is. */
  readonly keptIn: string | null;
}

/**
 * A new database with a lived history, in `folder` if it is a file. A kept one ends when it was made.
 *
 * @param say is told how far it is.
 */
export async function openHistory(
  { kind, keptIn, ...lived }: WantedHistory,
  folder: string,
  say: (line: string) => void,
): Promise<LabDatabase> {
  const database = await createDatabase(kind, folder);
  try {
    if (kind === 'sqlite' && keptIn !== null)
      await copyFile(await keptFile(keptIn, lived, say), database.url.pathname);
    else await fill(database.url.href, lived, say);
    return database;
  } catch (error) {
    await database.drop();
    throw error;
  }
}

async function keptFile(folder: string, lived: Lived, say: (line: string) => void): Promise<string> {
  const file = resolve(folder, `lived-${lived.calls}-${lived.seed}.db`);
  if (await stat(file).catch(() => null)) return file;
  await mkdir(folder, { recursive: true });
  // Under another name until it is whole, and anew if it was cut short.
  const making = join(folder, 'making');
  await rm(making, { recursive: true, force: true });
  await mkdir(making);
  const database = await createDatabase('sqlite', resolve(making));
  await fill(database.url.href, lived, say);
  await rename(database.url.pathname, file);
  await rm(making, { recursive: true });
  return file;
}

async function fill(databaseUrl: string, lived: Lived, say: (line: string) => void): Promise<void> {
  let shown = -1;
  await makeHistory(configFrom(environmentOf(databaseUrl)), lived, calls => {
    const percent = Math.floor((calls / lived.calls) * 100);
    if (percent < shown + 10) return;
    shown = percent;
    say(`Living through ${lived.calls} calls: ${percent} %`);
  });
}
