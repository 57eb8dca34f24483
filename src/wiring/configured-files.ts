import { dirname } from 'node:path';
import { readConfiguredSound } from '../announcements/read-configured-sound.ts';
import type { Folders } from '../app/health/gather-facts.ts';
import type { Config } from '../config/config.ts';
import type { Environment } from '../config/read-config.ts';
import { loadPublicKey } from '../sipgate/load-public-key.ts';
import { createSignatureVerifier } from '../sipgate/signature.ts';

/**
 * What is wrong with the files that settings name, one sentence each, also where other settings are wrong.
 */
export async function findFileProblems(environment: Environment): Promise<readonly string[]> {
  const announcement = environment['ANNOUNCEMENT']?.trim() ?? '';
  const key = environment['SIPGATE_PUBLIC_KEY_FILE']?.trim() ?? '';
  const looks = [
    ...(['', 'none'].includes(announcement) ? [] : [readConfiguredSound(announcement)]),
    ...(key === '' ? [] : [loadPublicKey(key).then(createSignatureVerifier)]),
  ];
  const results = await Promise.allSettled<unknown>(looks);
  return results.flatMap(result => (result.status === 'rejected' ? [messageOf(result.reason)] : []));
}

/** The folders that the service writes to. */
export function foldersOf({ spool, database }: Pick<Config, 'spool' | 'database'>): Folders {
  const isFile = database.kind === 'sqlite' && database.file !== ':memory:';
  return [
    { holds: 'spool', path: dirname(spool.file) },
    ...(isFile ? [{ holds: 'database', path: dirname(database.file) } as const] : []),
  ];
}

function messageOf(reason: unknown): string {
  return reason instanceof Error ? reason.message : String(reason);
}
