import { expect, test } from 'vitest';
import { agent, phone } from '../../support/builders.ts';
import { startTestPage } from '../../support/page.ts';

async function startTeam() {
  const page = await startTestPage();
  const admin = await page.as('admin');
  const team = async (query = '') => (await admin.request('GET', `/connect/team${query}`)).body;
  return { page, admin, team };
}

test('whoever has no number comes first, with what tells namesakes apart, and numbers that nobody has are listed', async () => {
  const { page, team } = await startTeam();
  await using _ = page;
  const loose = phone('+493023125050');
  const { roster } = page.context.known;
  page.context.known.roster = {
    ...roster,
    accountNumbers: [loose, ...roster.agents.flatMap(({ numbers }) => numbers)],
    withoutNumber: [agent(7, { name: 'Anna', email: 'anna@example.org', numbers: [], dialNumber: null })],
  };
  expect(await team()).toMatchObject({
    total: 4,
    able: 3,
    takingPart: 3,
    members: 'everybody',
    people: [
      { agentId: 'w7', twin: 'anna@example.org', numbers: [], takesPart: true },
      { agentId: 'w1', name: 'Anna', twin: 'w1' },
      { name: 'Ben', twin: null },
      { name: 'Clara' },
    ],
    loose: { total: 1, numbers: [{ number: loose }] },
  });
});

test('of two thousand people a page is sent at a time, they are found by name and by number, and one can be left out', async () => {
  const { page, admin, team } = await startTeam();
  await using _ = page;
  const agents = Array.from({ length: 2_000 }, (__, index) =>
    agent(index, { name: `Person ${index}`, numbers: [phone(`+4930231${20_000 + index}`)] }),
  );
  page.context.known.roster = { agents, confirmedAt: null };
  const first = await team();
  expect([first.total, first.people.length]).toEqual([2_000, 25]);
  expect((await team('?offset=1975')).people).toHaveLength(25);
  expect((await team('?search=person+1999')).people).toMatchObject([{ agentId: 'w1999' }]);
  expect((await team('?search=030+231+21998')).people).toMatchObject([{ agentId: 'w1998' }]);
  expect((await team('?search=nobody')).found).toBe(0);
  await page.context.store.saveRoster(page.context.known.roster);
  const { revision } = (await admin.request('GET', '/settings')).body;
  const changes = [{ agentId: 'w7', takesPart: false }];
  expect((await admin.request('PUT', '/connect/team', { basedOn: revision, changes })).status).toBe(200);
});

test('who takes part is kept in the configuration, is everybody again once nobody is left out, and never nobody', async () => {
  const { page, admin, team } = await startTeam();
  await using _ = page;
  await page.context.store.saveRoster(page.context.known.roster);
  const save = async (...changes: (readonly [string, boolean])[]) => {
    const { revision } = (await admin.request('GET', '/settings')).body;
    const wanted = changes.map(([agentId, takesPart]) => ({ agentId, takesPart }));
    return admin.request('PUT', '/connect/team', { basedOn: revision, changes: wanted });
  };
  const membersNow = async () => (await admin.request('GET', '/settings')).body.document.hotlines[0].agents;
  expect((await save(['w2', false])).status).toBe(200);
  expect(await membersNow()).toEqual(['w1', 'w3']);
  const none = await save(['w1', false], ['w3', false]);
  expect([none.status, none.body.text.de]).toEqual([422, 'Mindestens eine Person muss mitmachen.']);
  expect((await save(['w2', true])).status).toBe(200);
  expect(await membersNow()).toBeUndefined();
  expect((await team()).members).toBe('everybody');
  const late = await admin.request('PUT', '/connect/team', {
    basedOn: 0,
    changes: [{ agentId: 'w1', takesPart: false }],
  });
  expect(late.status).toBe(409);
});

test('a number given by hand is told apart, and one that is not in force is named', async () => {
  const { page, admin, team } = await startTeam();
  await using _ = page;
  const join = { number: '0171 3920001', userId: null, name: 'Ömer' };
  const { body } = await admin.request('PUT', '/connection', { basedOn: 0, joins: [join] });
  expect(body.joins).toEqual([{ number: '+491713920001', userId: null, name: 'Ömer' }]);
  expect((await team()).gone).toEqual([{ number: '+491713920001', display: '0171 3920001', name: 'Ömer' }]);
  const { known } = page.context;
  const omer = agent(9, { id: '+491713920001', name: 'Ömer', numbers: [phone('+491713920001')] });
  known.roster = { ...known.roster, agents: [...known.roster.agents, omer] };
  const shown = await team('?search=Ömer');
  expect(shown.gone).toEqual([]);
  expect(shown.people).toMatchObject([{ isUser: false, numbers: [{ isGiven: true }] }]);
});
