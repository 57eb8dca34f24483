import { expect, onTestFinished, test } from 'vitest';
import type { Roster } from '../../../src/domain/roster.ts';
import { testConnection } from '../../support/app.ts';
import { agent, noon } from '../../support/builders.ts';
import { everyRole, startTestPage } from '../../support/page.ts';

async function start() {
  const page = await startTestPage();
  onTestFinished(() => page[Symbol.asyncDispose]());
  const { context } = page;
  const admin = await page.as('admin');
  const state = async () => (await admin.request('GET', '/connect/state')).body;
  const numbers = async () => (await admin.request('GET', '/connect/numbers')).body;
  return { page, context, admin, state, numbers };
}

test('the state of the connection is for admins alone', async () => {
  const { page } = await start();
  for (const role of everyRole) {
    const { status } = await (await page.as(role)).request('GET', '/connect/state');
    expect(status).toBe(role === 'admin' ? 200 : role === 'nobody' ? 401 : 403);
  }
});

test('of a team of 2,000 the state is told in less than a kilobyte, with a version that changes as the team does', async () => {
  const { context, state } = await start();
  const agents = [...Array(2_000).keys()].map(index => agent(index));
  const roster: Roster = { agents, confirmedAt: noon };
  context.known.roster = roster;
  const before = await state();
  expect(before.team.people).toBe(2_000);
  expect(JSON.stringify(before).length).toBeLessThan(1_000);
  context.known.roster = { ...roster, confirmedAt: noon + 1 };
  expect((await state()).team.version).toBe(before.team.version);
  const [first, ...others] = agents;
  context.known.roster = { ...roster, agents: [{ ...(first ?? agent(0)), presence: 'offline' }, ...others] };
  const { team } = await state();
  expect(team.version).not.toBe(before.team.version);
  context.known.roster = { ...context.known.roster, accountNumbers: [] };
  expect((await state()).team.version).not.toBe(team.version);
});

test('why the account shows nobody is told until somebody has it looked at again', async () => {
  const { context, admin, state } = await start();
  context.known.lookProblem = { en: 'sipgate is out of order.', de: 'sipgate ist gestört.' };
  // Nothing waits, so nothing is hurried, and the reason stays.
  await admin.request('POST', '/connect/look');
  expect((await state()).lookProblem).toMatchObject({ say: { de: 'sipgate ist gestört.' } });
  const stop = new AbortController();
  const pause = context.connection.pause(3_600_000, stop.signal, true);
  await admin.request('POST', '/connect/look');
  await pause;
  expect((await state()).lookProblem).toBeNull();
});

test('numbers of the account are listed with whom they ring, and none is told from why they can’t be seen', async () => {
  const { context, numbers } = await start();
  const { known, connection } = context;
  const { accountNumbers: _, ...roster } = known.roster;
  known.roster = roster;
  // Still being asked.
  expect(await numbers()).toEqual({ numbers: null, problem: null });

  known.lookProblem = { en: 'sipgate is out of order.', de: 'sipgate ist gestört.' };
  expect(await numbers()).toMatchObject({ numbers: null, problem: { kind: 'not-seen' } });
  known.lookProblem = null;
  known.roster = { ...roster, accountNumbers: null };
  expect(await numbers()).toMatchObject({ numbers: null, problem: { kind: 'no-scope' } });
  known.roster = { ...roster, accountNumbers: [] };
  expect(await numbers()).toEqual({ numbers: [], problem: null });

  const [anna] = roster.agents;
  const own = anna?.numbers[0];
  if (own === undefined) throw new Error('Anna has no number.');
  known.roster = { ...roster, accountNumbers: [own] };
  expect((await numbers()).numbers).toMatchObject([{ number: own, agents: [anna?.name], isHotline: false }]);

  known.roster = { ...roster, accountNumbers: null };
  connection.replace({ ...testConnection, credentials: null });
  expect((await numbers()).problem.kind).toBe('no-token');
});
