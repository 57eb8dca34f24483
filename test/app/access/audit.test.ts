import { expect, test } from 'vitest';
import { noteInAudit } from '../../../src/app/access/audit.ts';
import type { AuditTrail } from '../../../src/app/ports/audit.ts';
import { createTestApp } from '../../support/app.ts';

const what = {
  event: 'user-added',
  by: 'chefin',
  from: { address: '203.0.113.5', proxy: null },
  about: 'erika (viewer)',
} as const;

async function withTrail(add: AuditTrail['add']) {
  const app = await createTestApp();
  Object.assign(app.context.store.audit, { add });
  return app;
}

test('what is noted stands in the trail, and not in the log', async () => {
  const { context, clock, log } = await createTestApp();
  await noteInAudit(context, what);
  expect(await context.store.audit.list(9, null)).toEqual([{ number: 1, at: clock(), ...what }]);
  expect(log.lines).toEqual([]);
});

test.each([
  ['refuses', () => Promise.reject(new Error('locked'))],
  ['hangs', () => new Promise<never>(() => {})],
])('a database that %s fails nothing and delays nothing for long; the log has the entry', async (_, add) => {
  const { context, log } = await withTrail(add);
  await noteInAudit(context, what);
  expect(log.lines.at(-1)).toContain('An entry of the audit trail was not stored in time.');
  expect(log.lines.at(-1)).toContain('"by":"chefin"');
});

test('entries that wait for a database that hangs are a hundred at most; the log has the others', async () => {
  let waiting = 0;
  const { context, log } = await withTrail(() => {
    waiting += 1;
    return new Promise<never>(() => {});
  });
  await Promise.all(Array.from({ length: 150 }, () => noteInAudit(context, what)));
  expect(waiting).toBe(100);
  expect(log.lines.filter(line => line.includes('"by":"chefin"'))).toHaveLength(150);
});
