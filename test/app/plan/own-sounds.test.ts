import { expect, test } from 'vitest';
import { addAnnouncement } from '../../../src/app/plan/change-announcements.ts';
import { readOwnSounds } from '../../../src/app/plan/own-sounds.ts';
import type { Language } from '../../../src/domain/language.ts';
import type { PlanDocument } from '../../../src/plan/document.ts';
import { createTestApp } from '../../support/app.ts';
import { openDesk } from '../../support/desk.ts';
import { readPlan } from '../../support/plan.ts';

test('own sounds are those that the plan names, in its language if there is one, and those in the place of ours', async () => {
  const { context } = await createTestApp();
  const desk = await openDesk(context.store);
  const add = (name: string, language: Language, byte: number) =>
    addAnnouncement(desk, {
      sound: { name, language, durationMs: 1_000, hash: String(byte) },
      wav: Uint8Array.of(byte),
      by: 'Anna',
    });
  await add('hello', 'en', 1);
  await add('hello', 'de', 2);
  await add('bye', 'en', 3);
  await add('never named', 'de', 4);
  await add('closed', 'de', 5);
  const named = readPlan(
    'hotlines: [{name: A, numbers: [0221 4710100], greeting: hello, overflow: {closed: [{announcement: bye}]}}]',
    { announcements: new Set(['hello', 'bye']) },
  ) as PlanDocument;
  const sounds = await readOwnSounds(context.store, named, 'de');
  expect(Object.fromEntries([...sounds].map(([name, wav]) => [name, wav[0]]))).toEqual({
    hello: 2,
    bye: 3,
    closed: 5,
  });
});
