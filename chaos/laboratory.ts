import { createHash } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { type Chance, createChance } from '../src/emulator/chance.ts';
import type { DatabaseKind } from '../src/store/database/database-config.ts';
import type { Finding } from './finding.ts';
import type { Options } from './options.ts';
import { print } from './print.ts';
import { createSigner, type Signer } from './signer.ts';

/** What the experiments share. */
export interface Laboratory {
  readonly isShort: boolean;
  /** The one database to run on; null: each. */
  readonly on: DatabaseKind | null;
  /** For files of this run; goes with it. */
  readonly folder: string;
  readonly signer: Signer;
  readonly publicKeyFile: string;
  readonly findings: readonly Finding[];
  /** A sequence of chance for one use, always the same for the same seed and name. */
  chance(name: string): Chance;
  /** Keeps a finding for the report and prints it. */
  find(finding: Finding): void;
}

export interface Experiment {
  readonly name: string;
  /** One line on what is tried. */
  readonly purpose: string;
  run(laboratory: Laboratory): Promise<void>;
}

export async function openLaboratory({ seed, isShort, on }: Options, folder: string): Promise<Laboratory> {
  const signer = createSigner();
  const publicKeyFile = join(folder, 'public-key.pem');
  await writeFile(publicKeyFile, signer.publicKeyPem);
  const findings: Finding[] = [];
  return {
    isShort,
    on,
    folder,
    signer,
    publicKeyFile,
    findings,
    chance: name => createChance(createHash('sha256').update(`${seed} ${name}`).digest().readUInt32LE(0)),
    find(finding) {
      findings.push(finding);
      print(`  ${finding.database}: ${finding.outcome}. ${finding.text}`);
    },
  };
}
