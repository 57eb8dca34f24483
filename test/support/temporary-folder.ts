import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';

/** A folder that goes with the test, or when else `onEnd` says. */
export async function temporaryFolder(
  onEnd: (clean: () => Promise<void>) => void = onTestFinished,
): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'familiar-test-'));
  onEnd(() => rm(folder, { recursive: true, force: true }));
  return folder;
}
