import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { takeCall } from '../../../src/app/calls/take-call.ts';
import { hotline, newCall } from '../../support/builders.ts';
import { startTestPage, type TestPage, type TestVisitor } from '../../support/page.ts';

let page: TestPage;
let admin: TestVisitor;
beforeAll(async () => {
  page = await startTestPage();
  await page.context.store.saveRoster(page.context.known.roster);
  admin = await page.as('admin');
});
afterAll(() => page[Symbol.asyncDispose]());

const zentrale = { name: 'Zentrale', numbers: [hotline] };
const office = { weekly: { 'monday-friday': '08:00-17:00' }, holidays: 'NW' };

/** A draft upon whatever is in force. */
async function draft(sections: object, callers?: object) {
  const { revision } = (await admin.request('GET', '/settings')).body;
  return { basedOn: revision, sections, ...(callers === undefined ? {} : { callers }) };
}

async function save(sections: object, callers?: object) {
  const saved = await admin.request('PUT', '/settings', await draft(sections, callers));
  expect([saved.status, saved.body.error]).toEqual([200, undefined]);
  return saved.body.revision as number;
}

describe('a change', () => {
  test('before anything is configured, what the environment means is shown', async () => {
    const { body } = await (await page.as('viewer')).request('GET', '/settings');
    expect(body).toMatchObject({ revision: 0, isConfigured: false, callers: 0 });
    expect(body.document.hotlines).toMatchObject([{ numbers: [hotline], greeting: 'none' }]);
    expect(body.agents.map((one: { id: string }) => one.id)).toEqual(['w1', 'w2', 'w3']);
    expect(body.announcements).toContain('closed');
    expect(body.valueWords.holidays.NW.de).toBe('Nordrhein-Westfalen');
  });

  test('is reviewed in words, saved, logged with before and after, and undone', async () => {
    const wanted = await draft({ hotlines: [{ ...zentrale, hours: 'office' }], hours: { office } });
    const reviewed = (await admin.request('POST', '/settings/review', wanted)).body;
    expect(reviewed.problems).toEqual([]);
    expect(reviewed.differences.map((one: { place: { de: string } }) => one.place.de)).toContain(
      'Hotline Zentrale › Name',
    );

    const saved = await admin.request('PUT', '/settings', wanted);
    expect(saved.body).toEqual({ revision: wanted.basedOn + 1, notes: [] });
    const log = (await (await page.as('viewer')).request('GET', '/settings/log')).body;
    expect(log.entries[0]).toMatchObject({ by: 'admin', kind: 'apply', number: wanted.basedOn + 1 });
    // The first change too is told as what differs from before.
    expect(log.entries[0].summary.de).toBe(
      'Öffnungszeiten office hinzugefügt, Hotline Hotline umbenannt in Zentrale',
    );
    const detail = (await admin.request('GET', `/settings/log/${wanted.basedOn + 1}`)).body;
    expect(detail.differences).toEqual(reviewed.differences);

    const later = await save({ language: 'en' });
    const change = (await admin.request('GET', `/settings/log/${later}`)).body;
    expect(change.differences).toEqual([
      {
        place: { de: 'Sprache der Ansagen', en: 'Language of announcements' },
        before: { de: 'Deutsch', en: 'German' },
        after: { de: 'Englisch', en: 'English' },
      },
    ]);
    const undone = await admin.request('POST', '/settings/undo', { basedOn: later, number: null });
    expect(undone.body).toEqual({ revision: later + 1, notes: [] });
    expect((await admin.request('GET', '/settings')).body.document.language).not.toBe('en');
  });

  test('that makes opening hours for no hotline is told so, in the review and when it is saved', async () => {
    const unused = await draft({
      hours: { office, workshop: office },
      hotlines: [{ ...zentrale, hours: 'office' }],
    });
    const told = [
      {
        en: expect.stringContaining('“workshop” are used by nobody'),
        de: expect.stringContaining('„workshop“ nutzt niemand'),
      },
    ];
    expect((await admin.request('POST', '/settings/review', unused)).body.notes).toEqual(told);
    expect((await admin.request('PUT', '/settings', unused)).body.notes).toEqual(told);
    await save({ hours: null, hotlines: [zentrale] });
  });

  test('is refused where somebody was sooner, and nothing is overwritten', async () => {
    const [mine, theirs] = [await draft({ language: 'en' }), await draft({ timeZone: 'Europe/Vienna' })];
    expect((await admin.request('PUT', '/settings', theirs)).status).toBe(200);
    for (const [method, path] of [
      ['PUT', '/settings'],
      ['POST', '/settings/review'],
      ['POST', '/settings/preview'],
    ] as const) {
      const late = await admin.request(method, path, mine);
      expect([late.status, late.body.code]).toEqual([409, 'outdated']);
    }
    const undo = await admin.request('POST', '/settings/undo', { basedOn: mine.basedOn, number: null });
    expect(undo.status).toBe(409);
    expect((await admin.request('GET', '/settings')).body.document.timeZone).toBe('Europe/Vienna');
  });

  test('with a trial, as earlier versions had it, tells how it is read', async () => {
    const trial = await draft({ hotlines: [{ ...zentrale, trial: { percent: 0 } }] });
    const { body } = await admin.request('PUT', '/settings', trial);
    expect(body.notes).toMatchObject([
      { de: expect.stringContaining('gilt der Test zur Probe jetzt als „shadow: true“') },
    ]);
    const { document } = (await admin.request('GET', '/settings')).body;
    expect(document.hotlines).toEqual([{ ...zentrale, shadow: true }]);
    await save({ hotlines: [zentrale] });
  });

  test('with problems tells all of them, with their place in words, value and remedy', async () => {
    const wrong = await draft({
      hotlines: [{ ...zentrale, hours: 'ofice', greeting: 'nothing', agents: ['Nobody'] }],
      surprise: true,
    });
    const { problems } = (await admin.request('POST', '/settings/review', wrong)).body;
    expect(problems).toMatchObject([{ path: 'surprise', value: 'true' }]);
    const { surprise: _, ...sections } = wrong.sections as Record<string, unknown>;
    const better = (await admin.request('POST', '/settings/review', { ...wrong, sections })).body.problems;
    expect(better.map((one: { place: { de: string } }) => one.place.de).toSorted()).toEqual([
      'Hotline Zentrale › Ansage vor dem Klingeln',
      'Hotline Zentrale › Mitarbeiter und Gruppen › 1',
      'Hotline Zentrale › Öffnungszeiten',
    ]);
    for (const { value, found, remedy } of better)
      expect([value, found.de, remedy.de.length > 10]).toEqual([
        expect.any(String),
        expect.stringMatching(/^„.*“$/),
        true,
      ]);
    for (const [method, path] of [
      ['PUT', '/settings'],
      ['POST', '/settings/preview'],
    ] as const) {
      const refused = await admin.request(method, path, { ...wrong, sections });
      expect([refused.status, refused.body.code]).toEqual([422, 'refused']);
      expect(refused.body.text?.de ?? refused.body.error).not.toMatch(/hotlines|\[\d/);
    }
  });

  test('previews which calls of today would have gone elsewhere', async () => {
    await save({ hotlines: [zentrale] });
    for (const index of [1, 2, 3, 4])
      await takeCall(
        page.context,
        newCall({ callId: `P${index}`, flowId: `P${index}`, from: `+49171392000${index}` }),
      );
    const rule = { numbers: ['0171 3920003'], blocked: 'busy' };
    const wanted = await draft({}, { added: [rule] });
    const { body } = await admin.request('POST', '/settings/preview', wanted);
    expect(body).toMatchObject({ calls: 4, elsewhere: 1 });
    expect(body.examples[0].caller.number).toBe('+491713920003');
    expect(body.examples[0].after.de).not.toBe(body.examples[0].before.de);
  });

  test('says what of it is of no effect any more, as a script may still send it', async () => {
    const hotlines = [{ ...zentrale, waiting: { anySeconds: 60, by: 'transfer' } }];
    const saved = await admin.request('PUT', '/settings', await draft({ hotlines }));
    expect(saved.body.notes).toEqual([
      { en: expect.stringContaining('"by: transfer" at the hotline Zentrale'), de: expect.any(String) },
    ]);
    expect((await admin.request('GET', '/settings')).body.document.hotlines[0].waiting).toEqual({
      anySeconds: 60,
    });
  });
});

describe('rules about callers', () => {
  test('are found among thousands by number, name and agent, page by page', async () => {
    const numberOf = (index: number): string => `+49171${String(5_000_000 + index)}`;
    const callers = Array.from({ length: 2_000 }, (_, index) => ({
      name: `Kunde ${index}`,
      numbers: index === 7 ? [numberOf(index), '+4922199911'] : [numberOf(index)],
      ...(index % 2 === 0 ? { vip: true } : { fixed: 'w1' }),
      ...(index === 9 ? { until: '2020-01-01' } : {}),
    }));
    await save({ callers });
    const viewer = await page.as('viewer');
    const list = async (query: string) => (await viewer.request('GET', `/settings/rules?${query}`)).body;
    const first = await list('');
    expect([first.found, first.rules.length, first.next]).toEqual([2_000, 50, 49]);
    expect((await list(`after=${first.next}`)).rules[0].index).toBe(50);
    expect((await list('after=1999')).rules).toEqual([]);
    expect((await list('search=0171%205000123')).rules).toMatchObject([{ index: 123 }]);
    expect((await list('search=kunde%201999')).rules).toMatchObject([{ index: 1999 }]);
    expect((await list('kind=linked')).rules).toMatchObject([{ index: 7 }]);
    expect((await list('kind=over')).rules).toMatchObject([{ index: 9, isOver: true }]);
    expect((await list('search=anna&kind=fixed')).found).toBe(1_000);
    expect((await list('search=%3Cscript%3E')).found).toBe(0);
  });

  test('are changed, removed and added by their place', async () => {
    await save({
      callers: ['1', '2', '3'].map(last => ({ name: last, numbers: [`+49171600000${last}`], vip: true })),
    });
    await save(
      {},
      {
        changed: [{ index: 1, rule: { name: 'two', numbers: ['+491716000002'], never: ['w2'] } }],
        removed: [0],
        added: [{ name: 'four', prefixes: ['0221 47'], blocked: 'reject' }],
      },
    );
    const { rules } = (await admin.request('GET', '/settings/rules')).body;
    expect(rules.map((one: { rule: { name: string } }) => one.rule.name)).toEqual(['two', '3', 'four']);
    expect(rules[2].numbers).toEqual(['022147 …']);
    expect((await admin.request('GET', '/settings')).body.callers).toBe(3);
  });
});

test('the audit log is read page by page', async () => {
  const { revision } = (await admin.request('GET', '/settings')).body;
  const first = (await admin.request('GET', '/settings/log?limit=2')).body;
  expect(first.entries.map((one: { number: number }) => one.number)).toEqual([revision, revision - 1]);
  const second = (await admin.request('GET', `/settings/log?limit=2&before=${first.next}`)).body;
  expect(second.entries[0].number).toBe(revision - 2);
  const last = (await admin.request('GET', '/settings/log?limit=100&before=2')).body;
  expect(last).toMatchObject({ entries: [{ number: 1 }], next: null });
  expect((await admin.request('GET', '/settings/log/99999')).status).toBe(404);
});

test('what the environment says of routing is ignored from the first change on, and secrets are not told', async () => {
  const { settings } = (await (await page.as('supervisor')).request('GET', '/settings/environment')).body;
  expect(settings.map((one: { name: string; state: string }) => [one.name, one.state])).toEqual([
    ['PORT', 'default'],
    ['TOKEN', 'hidden'],
    ['OVERFLOW', 'ignored'],
    ['WRAP_UP_SECONDS', 'set'],
    ['WEBHOOK_URL', 'hidden'],
  ]);
});

test('what the environment says of how calls are handled counts until the configuration says it, without a restart', async () => {
  const viewer = await page.as('viewer');
  const { known } = page.context;
  const stateOfWrapUp = async () => {
    const { settings } = (await viewer.request('GET', '/settings/environment')).body;
    return settings.find(({ name }: { name: string }) => name === 'WRAP_UP_SECONDS').state;
  };
  const usual = known.byEnvironment.availability.wrapUpMs;
  await save({ handling: { wrapUpSeconds: 45 } });
  expect([known.rules.wrapUpMs, await stateOfWrapUp()]).toEqual([45_000, 'ignored']);
  const { byEnvironment, document } = (await viewer.request('GET', '/settings')).body;
  expect([byEnvironment.wrapUpSeconds, document.handling]).toEqual([usual / 1000, { wrapUpSeconds: 45 }]);
  await save({ handling: null });
  expect([known.rules.wrapUpMs, await stateOfWrapUp()]).toEqual([usual, 'set']);
});

test('the webhook’s address is told to admins alone', async () => {
  for (const role of ['admin', 'supervisor', 'viewer'] as const) {
    const { body } = await (await page.as(role)).request('GET', '/settings/environment');
    const isTold = JSON.stringify(body).includes('hotline.example.com');
    expect([role, isTold]).toEqual([role, role === 'admin']);
  }
});

describe('bad input is refused with what is wrong', () => {
  test.each([
    ['POST', '/settings/calendar', { month: '2026-13', hours: office }, 'month'],
    ['POST', '/settings/calendar', { month: '2026-12', hours: { weekly: { monday: '8-17' } } }, 'times'],
    [
      'POST',
      '/settings/calendar',
      { month: '2026-12', hours: { weekly: {}, holidays: 'XX' } },
      'give one of',
    ],
    ['PUT', '/settings', { sections: {} }, 'basedOn'],
    ['PUT', '/settings', { basedOn: 1, sections: [], more: 1 }, 'more'],
    ['PUT', '/settings', { basedOn: 1, callers: { removed: [-1] } }, 'removed'],
    ['POST', '/settings/undo', { basedOn: 1, number: 'x' }, 'number'],
    ['GET', '/settings/rules?kind=odd', undefined, 'kind'],
    ['GET', `/settings/rules?search=${'x'.repeat(101)}`, undefined, 'search'],
    ['GET', '/settings/log?limit=1000', undefined, 'limit'],
    ['GET', '/settings/log/0', undefined, 'number'],
  ])('%s %s %j', async (method, path, body, said) => {
    const answered = await admin.request(method, path, body);
    expect([answered.status, answered.body.code]).toEqual([400, 'bad-input']);
    expect(answered.body.error).toContain(said);
  });

  test('a prototype is not polluted, and is no section', async () => {
    const raw = `{"basedOn":${(await draft({})).basedOn},"sections":{"__proto__":{"polluted":true}}}`;
    const refused = await admin.request('POST', '/settings/review', JSON.parse(raw));
    expect(
      refused.status === 400 || refused.body.problems.length + refused.body.differences.length === 0,
    ).toBe(true);
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
  });
});

test('nobody but an admin changes anything, not even by script', async () => {
  const supervisor = await page.as('supervisor');
  const refused = await supervisor.request('PUT', '/settings', await draft({ language: 'en' }));
  expect([refused.status, refused.body.code]).toEqual([403, 'not-allowed']);
  const own = await (await page.as('agent')).request('GET', '/settings');
  expect(own.status).toBe(403);
});
