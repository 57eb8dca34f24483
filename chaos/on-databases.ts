import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { createDatabase, type LabDatabase } from '../lab/databases.ts';
import type { DatabaseKind } from '../src/store/database/database-config.ts';
import type { Finding } from './finding.ts';
import type { Laboratory } from './laboratory.ts';
import { summarise } from './promises.ts';

/** One attempt of an experiment on one database. */
export interface Attempt {
  readonly database: LabDatabase;
  /** Empty, and used by this attempt alone. */
  readonly folder: string;
}

/** The result of an attempt: figures for the report, and everything that did not hold. */
export interface Outcome {
  readonly figures: string;
  readonly complaints: readonly string[];
}

/** Makes an attempt on each database in turn; one that can't be reached is skipped aloud. */
export async function onDatabases(
  laboratory: Laboratory,
  experiment: string,
  kinds: readonly DatabaseKind[],
  attempt: (attempt: Attempt) => Promise<Outcome>,
): Promise<void> {
  for (const kind of kinds.filter(one => laboratory.on === null || laboratory.on === one)) {
    const folder = join(laboratory.folder, `${experiment}-${kind}`);
    await mkdir(folder);
    const finding = { experiment, database: kind };
    const database = await createDatabase(kind, folder).catch((error: Error) => error);
    if (database instanceof Error) {
      laboratory.find({ ...finding, outcome: 'skipped', text: `It can't be reached: ${database.message}` });
      continue;
    }
    await findOut(laboratory, finding, () => attempt({ database, folder }));
    await database.drop();
  }
}

/** Keeps what an attempt comes to as a finding; one that could not go on has not held. */
export async function findOut(
  laboratory: Laboratory,
  finding: Pick<Finding, 'experiment' | 'database'>,
  attempt: () => Promise<Outcome>,
): Promise<void> {
  try {
    laboratory.find(toFinding(finding, await attempt()));
  } catch (error) {
    laboratory.find({
      ...finding,
      outcome: 'BROKEN',
      text: `The experiment could not go on: ${String(error)}`,
    });
  }
}

function toFinding(
  finding: Pick<Finding, 'experiment' | 'database'>,
  { figures, complaints }: Outcome,
): Finding {
  return complaints.length === 0
    ? { ...finding, outcome: 'held', text: figures }
    : { ...finding, outcome: 'BROKEN', text: `${summarise(complaints)}. ${figures}` };
}
