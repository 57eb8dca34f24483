import { expect, onTestFinished, test } from 'vitest';
import { createLiveConnection } from '../../../src/app/connect/live-connection.ts';
import type { Reader } from '../../../src/app/health/health-warnings.ts';
import { reportHealth } from '../../../src/app/health/report-health.ts';
import { createNumberWatch } from '../../../src/app/roster/watch-numbers.ts';
import type { Connection } from '../../../src/domain/connection.ts';
import type { Roster } from '../../../src/domain/roster.ts';
import { createTestApp, testConnection } from '../../support/app.ts';
import { agent, caller, defaultHotline, defaultPlan, hotline, noon, phone } from '../../support/builders.ts';
import { ruleAbout } from '../../support/company.ts';

const rightOne = phone('+493023125009');
const agents = [agent(1), agent(2)];
const own = agents.flatMap(({ numbers }) => numbers);
async function start(differently: Partial<Connection> = {}) {
  const connection = createLiveConnection({ ...testConnection, ...differently });
  const { context, log } = await createTestApp({ connection });
  onTestFinished(() => context.store.close());
  const { known } = context;
  const look = createNumberWatch(context, { hotlines: [hotline] });
  const see = (changes: Partial<Roster>): void => {
    known.roster = { agents, confirmedAt: noon, ...changes };
    look();
  };
  const said = (reader: Reader) => {
    const { warnings, notes } = reportHealth(context, reader);
    return { warnings: warnings.map(({ en }) => en), notes: notes.map(({ en }) => en) };
  };
  return { context, known, log, look, see, said };
}

test('a hotline that the account lacks is warned of in log and health, with the nearest, until it is mended', async () => {
  const { context, log, see, said } = await start();
  see({});
  expect([said('anybody'), log.lines]).toEqual([{ warnings: [], notes: [] }, []]);

  see({ accountNumbers: [rightOne, ...own] });
  const inFull =
    'The hotline +493023125000 is none of the 3 numbers that sipgate shows of this account, so no call to it is routed. ' +
    'Nearest are +493023125009, +493023125001, +493023125002. ' +
    'Correct it in CENTRAL_SERVICE_PHONE, or in the configuration where one is stored.';
  expect(said('user')).toEqual({ warnings: [inFull], notes: [] });
  const [masked = ''] = said('anybody').warnings;
  expect(masked).toContain('The hotline +4930…00 is none of the 3 numbers');
  expect(masked).not.toMatch(/\d{6}/);
  expect(log.lines).toEqual([`warn: ${masked} {}`]);
  const { de } = reportHealth(context, 'user').warnings[0] ?? {};
  expect(de).toContain('Die Hotline +493023125000 ist keine der 3 Nummern');

  see({ accountNumbers: [rightOne, ...own] });
  expect(log.lines).toHaveLength(1);
  see({ accountNumbers: [hotline, ...own] });
  expect(said('user')).toEqual({ warnings: [], notes: [] });
  expect(log.lines.at(-1)).toContain('A number that was warned about is right now');
});

test('the hotlines of a configuration count as those of the environment do, also when it is changed', async () => {
  const { known, look, see, said } = await start();
  see({ accountNumbers: [hotline, ...own] });
  known.plan = { ...defaultPlan, hotlines: [{ ...defaultHotline, numbers: [hotline, rightOne] }] };
  look();
  expect(said('user').warnings).toEqual([expect.stringContaining('The hotline +493023125009 is none')]);
  known.plan = { ...defaultPlan };
  look();
  expect(said('user').warnings).toEqual([]);
});

test.each([
  ['a token', testConnection.credentials, 'the token may not use numbers:read'],
  ['none', null, 'there is no token'],
])('what can’t be checked is no alarm, but is said (token: %s)', async (_, credentials, why) => {
  const { see, said, log } = await start({ credentials });
  see({ accountNumbers: null });
  const text = expect.stringContaining(`could not be checked: ${why}`);
  expect(said('anybody')).toEqual({ warnings: [], notes: [text] });
  expect(log.lines).toEqual([expect.stringContaining('info: Whether the hotlines')]);
});

test('numbers of agents outside of the account are a note, mistyped ones a warning', async () => {
  const serviceNumbers = [...own, phone('+493023125007'), caller];
  const { see, said } = await start({ serviceNumbers });
  see({ accountNumbers: [hotline, ...own] });
  expect(said('user')).toEqual({
    warnings: [expect.stringContaining('+493023125007 of SERVICE_PHONES is none of the 3 numbers')],
    notes: [
      `${caller} of SERVICE_PHONES is no number of the account. It is dialled all the same, without knowing whether anybody is there.`,
    ],
  });
});

test('that numbers are taken for agents is said where nobody listed them, and rules that lost their agent are', async () => {
  const parts = own.map(number =>
    agent(0, { id: number, numbers: [number], partOf: { userId: 'w0', userName: 'Lenz', deviceIds: [] } }),
  );
  const { known, see, said } = await start();
  known.plan = { ...defaultPlan, callers: [ruleAbout({ fixed: { agentId: 'w0', strict: true } })] };
  see({ agents: parts, accountNumbers: [hotline, ...own] });
  expect(said('anybody')).toEqual({
    warnings: [expect.stringContaining('1 rule gives callers to a user, whose numbers')],
    notes: [expect.stringContaining('each of the 2 counts as an agent of its own')],
  });
  expect(said('user').warnings).toEqual([expect.stringContaining('1 rule gives callers to Lenz')]);
  known.plan = { ...defaultPlan };
  see({ accountNumbers: [hotline, ...own] });
  expect(said('user')).toEqual({ warnings: [], notes: [] });
});

test('listed numbers of one user are noted where there are colleagues, since they may be one person’s', async () => {
  const parts = own.map(number =>
    agent(0, { id: number, numbers: [number], partOf: { userId: 'w0', userName: 'Lenz', deviceIds: [] } }),
  );
  const stranger = agent(0, { id: rightOne, numbers: [rightOne] });
  const { see, said } = await start({ serviceNumbers: own });
  const accountNumbers = [hotline, ...own];
  see({ agents: [...parts, stranger], accountNumbers });
  expect(said('user')).toEqual({ warnings: [], notes: [] });
  see({ agents: [...parts, agent(3)], accountNumbers });
  expect(said('user').notes).toEqual([expect.stringContaining('The numbers of Lenz in SERVICE_PHONES ring')]);
  expect(said('anybody').notes).toEqual([
    expect.stringContaining('The numbers of a user in SERVICE_PHONES ring'),
  ]);
});
