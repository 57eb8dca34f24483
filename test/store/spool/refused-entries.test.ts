import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openRefusedEntries } from '../../../src/store/spool/refused-entries.ts';
import { createTestLog } from '../../support/app.ts';

import { temporaryFolder } from '../../support/temporary-folder.ts';
import { answeredCall, leg } from '../entries.ts';

test('where the disk does not take a refused event, it is not set aside, and may wait in the spool', async () => {
  const folder = join(await temporaryFolder(), 'gone');
  await mkdir(folder);
  const file = join(folder, 'events.spool.rejected');
  const refused = await openRefusedEntries({ file, maxBytes: 1_000_000, log: createTestLog() });
  const [entry] = answeredCall(leg('A'), 1_000, 'w1');
  if (entry === undefined) throw new Error('There is no entry.');
  await rm(folder, { recursive: true });
  expect(await refused.add(entry, { reason: 'character', code: '22P05' })).toBe(false);
  expect(refused.find(entry)).toBeNull();
  await mkdir(folder);
  expect(await refused.add(entry, { reason: 'character', code: '22P05' })).toBe(true);
});
