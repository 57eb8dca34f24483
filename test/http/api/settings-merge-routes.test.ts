import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { addUser, issueSignInLink, signInByLink } from '../../../src/app/access/access.ts';
import { eraseFromConfiguration } from '../../../src/app/page/erase-from-configuration.ts';
import { hotline } from '../../support/builders.ts';
import { startTestPage, type TestPage, type TestVisitor, visitor } from '../../support/page.ts';

let page: TestPage;
let admin: TestVisitor;
let anna: TestVisitor;
beforeAll(async () => {
  page = await startTestPage();
  await page.context.store.saveRoster(page.context.known.roster);
  admin = await page.as('admin');
  const user = await addUser(page.context, { login: 'abeck', password: null, role: 'admin', agentId: 'w1' });
  if (user === null) throw new Error('There is somebody of this name.');
  const session = await signInByLink(page.context, await issueSignInLink(page.context, user));
  anna = visitor(page.url, 'admin', session?.secret ?? '');
});
afterAll(() => page[Symbol.asyncDispose]());

const zentrale = { name: 'Zentrale', numbers: [hotline] };
const office = { weekly: { 'monday-friday': '08:00-17:00' } };

async function begin(): Promise<number> {
  const { revision } = (await admin.request('GET', '/settings')).body;
  const sections = { hotlines: [{ ...zentrale, hours: 'office' }], hours: { office }, goals: null };
  const callers = { removed: (await rules()).map((_: unknown, index: number) => index), added: [müller] };
  return (await admin.request('PUT', '/settings', { basedOn: revision, sections, callers })).body.revision;
}

const müller = { name: 'Müller', numbers: ['+491713920001'] };
const rules = async () =>
  (await admin.request('GET', '/settings/rules')).body.rules.map((one: { rule: object }) => one.rule);
const inForce = async () => (await admin.request('GET', '/settings')).body;

/** Saved by Anna while the admin was busy with a draft. */
async function meanwhile(sections: object, callers: object = {}): Promise<number> {
  const { revision } = await inForce();
  const saved = await anna.request('PUT', '/settings', { basedOn: revision, sections, callers });
  expect([saved.status, saved.body.error]).toEqual([200, undefined]);
  return saved.body.revision;
}

describe('a draft upon which somebody else has saved', () => {
  test('is shown with their changes, put together with them, and saved at once where nothing collides', async () => {
    const basedOn = await begin();
    const late = await meanwhile(
      { goals: { serviceLevel: 70 } },
      { added: [{ name: 'Anna', numbers: ['0171 3920003'] }] },
    );
    const draft = {
      basedOn,
      sections: { goals: { answered: 95 } },
      callers: { added: [{ name: 'Ben', numbers: ['0171 3920004'] }] },
    };
    expect((await admin.request('PUT', '/settings', draft)).body.code).toBe('outdated');
    const { body } = await admin.request('POST', '/settings/merge', draft);
    expect(body).toMatchObject({ with: late, since: [{ by: 'Anna', isYou: false }], collisions: [] });
    const places = (differences: { place: { en: string } }[]) =>
      new Set(differences.map(one => one.place.en));
    expect(places(body.theirs.differences)).toEqual(new Set(['Goals', 'Rule Anna']));
    expect(body.review.problems).toEqual([]);
    expect(places(body.review.differences)).toEqual(new Set(['Goals › Answered (percent)', 'Rule Ben']));

    const merge = { with: late, choices: {} };
    expect((await admin.request('POST', '/settings/preview', { ...draft, merge })).status).toBe(200);
    const saved = await admin.request('PUT', '/settings', { ...draft, merge });
    expect(saved.body).toEqual({ revision: late + 1, notes: [] });
    expect((await inForce()).document.goals).toEqual({ answered: 95, serviceLevel: 70 });
    expect((await rules()).map((one: { name: string }) => one.name)).toEqual(['Müller', 'Anna', 'Ben']);
  });

  test('is not saved before it is chosen whose value counts, told in words with who changed it and when', async () => {
    const basedOn = await begin();
    const late = await meanwhile({ hours: { office: { weekly: { 'monday-friday': '09:00-18:00' } } } });
    const sections = { hours: { office: { weekly: { 'monday-friday': '08:00-16:00' } } } };
    const { body } = await admin.request('POST', '/settings/merge', { basedOn, sections });
    expect(body.collisions).toMatchObject([
      {
        place: { de: 'Öffnungszeiten office › Woche › Montag – Freitag' },
        before: { de: '08:00-17:00' },
        mine: { de: '08:00-16:00' },
        theirs: { de: '09:00-18:00' },
        author: { by: 'Anna', isYou: false, at: expect.any(Number) },
      },
    ]);
    const draft = (choices: object) => ({ basedOn, sections, merge: { with: late, choices } });
    for (const [method, path] of [
      ['PUT', '/settings'],
      ['POST', '/settings/preview'],
    ] as const) {
      const refused = await admin.request(method, path, draft({}));
      expect([refused.status, refused.body.text.en]).toEqual([
        422,
        expect.stringContaining('One place still has to be chosen'),
      ]);
    }
    const [{ id }] = body.collisions;
    expect((await admin.request('PUT', '/settings', draft({ [id]: 'mine' }))).status).toBe(200);
    expect((await inForce()).document.hours.office.weekly).toEqual({ 'monday-friday': '08:00-16:00' });
  });

  test('is looked at again where somebody saves once more before the choice is made', async () => {
    const basedOn = await begin();
    const seen = await meanwhile({ goals: { answered: 80 } });
    await meanwhile({ goals: { answered: 85 } });
    const sections = { goals: { answered: 95 } };
    const choices = { '["goals"]': 'mine' };
    const late = await admin.request('PUT', '/settings', {
      basedOn,
      sections,
      merge: { with: seen, choices },
    });
    expect([late.status, late.body.code]).toEqual([409, 'outdated']);
    expect((await inForce()).document.goals).toEqual({ answered: 85 });
  });

  test('that does not fit what others have saved is told what is wrong, as any draft is', async () => {
    const basedOn = await begin();
    await meanwhile({ hotlines: [zentrale], hours: null });
    const sections = { hotlines: [{ ...zentrale, hours: 'office', loadGuard: 2 }] };
    const { review } = (await admin.request('POST', '/settings/merge', { basedOn, sections })).body;
    expect(review.problems).toEqual([]);
    const other = {
      hotlines: [
        { ...zentrale, hours: 'office' },
        { name: 'Shop', numbers: ['0221 4710109'], hours: 'office' },
      ],
    };
    const { body } = await admin.request('POST', '/settings/merge', { basedOn, sections: other });
    expect(body.review.problems).toMatchObject([{ place: { de: 'Hotline Shop › Öffnungszeiten' } }]);
    const unreadable = { basedOn, sections: { goals: { answered: 'many' } } };
    const wrong = (await admin.request('POST', '/settings/merge', unreadable)).body;
    expect(wrong).toMatchObject({
      since: [{ by: 'Anna' }],
      review: { problems: [{ place: { en: 'Goals › Answered (percent)' } }] },
    });
  });

  test('of one’s own, from another tab, is said to be one’s own', async () => {
    const basedOn = await begin();
    await admin.request('PUT', '/settings', { basedOn, sections: { goals: { answered: 80 } } });
    const draft = { basedOn, sections: { language: 'en' } };
    const { body } = await admin.request('POST', '/settings/merge', draft);
    expect(body.since).toMatchObject([{ by: 'admin', isYou: true }]);
  });
});

describe('a changed rule is only ever the one that was seen', () => {
  const changed = { ...müller, numbers: ['+491713920001', '+491713920002'], vip: true };

  test('so a draft that names another one by its place is outdated, and never merged', async () => {
    const basedOn = await begin();
    const callers = {
      changed: [{ index: 0, rule: changed }],
      seen: [{ index: 0, rule: { ...müller, name: 'Meier' } }],
    };
    for (const path of ['/settings/merge', '/settings/review'])
      expect((await admin.request('POST', path, { basedOn, callers })).body.code).toBe('outdated');
    const seen = { ...callers, seen: [{ index: 0, rule: müller }] };
    expect((await admin.request('POST', '/settings/merge', { basedOn, callers: seen })).status).toBe(200);
  });

  test('so a caller who was erased meanwhile is not brought back', async () => {
    const basedOn = await begin();
    const callers = { changed: [{ index: 0, rule: changed }], seen: [{ index: 0, rule: müller }] };
    const { store, clock } = page.context;
    await eraseFromConfiguration(
      { store, clock },
      { caller: '+491713920001' as never, by: 'admin', until: null },
    );
    const late = await admin.request('POST', '/settings/merge', { basedOn, callers });
    expect([late.status, late.body.code]).toEqual([409, 'outdated']);
    expect(JSON.stringify(await rules())).not.toContain('3920001');
  });
});
