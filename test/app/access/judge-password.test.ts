import { beforeAll, describe, expect, test } from 'vitest';
import { judgePassword } from '../../../src/app/access/judge-password.ts';
import { createTestApp, type TestApp } from '../../support/app.ts';
import { testPassword } from '../../support/page.ts';

let app: TestApp;
beforeAll(async () => {
  app = await createTestApp();
  return () => app.context.store.close();
});

const judge = (password: string, who: { login?: string; role?: 'admin' | 'viewer' } = {}) =>
  judgePassword(app.context, { login: 'erika.beck@example.com', role: 'viewer', password, ...who });

describe('a password is refused', () => {
  test.each([
    ['123456789', '10 Zeichen'],
    ['😀😀😀😀😀😀😀😀😀', '10 Zeichen'],
    ['1234567890', 'ausprobiert'],
    ['qwertzuiop', 'ausprobiert'],
    ['password123', 'ausprobiert'],
    ['Passwort1234', 'ausprobiert'],
    ['Sommer2026!', 'ausprobiert'],
    ['hallohallo', 'ausprobiert'],
    ['aaaaaaaaaaaaaaaa', 'ausprobiert'],
    ['Erika.Beck', 'Benutzername'],
    ['erika-beck-2026', 'Benutzername'],
    ['Familiar2026!', 'Benutzername'],
  ])('%s', async (password, why) => {
    expect((await judge(password))?.de).toContain(why);
  });

  test('that names the hotline', async () => {
    const [{ name } = { name: '' }] = app.context.known.plan.hotlines;
    expect(await judge(`${name}-${name}-2026`)).not.toBeNull();
  });

  test('of eleven characters for an admin, and taken for anybody else', async () => {
    expect((await judge('tz7-Qk2_pLw', { role: 'admin' }))?.en).toBe(
      'The password of an admin needs at least 12 characters.',
    );
    expect(await judge('tz7-Qk2_pLw')).toBeNull();
  });
});

test.each([testPassword, 'Tisch Wolke Gabel rot', 'another long one', 'xxx ü7 Zaun Pferd'])(
  'a password that nobody would think of is taken: %s',
  async password => {
    expect(await judge(password, { role: 'admin' })).toBeNull();
  },
);

test('while a password is judged, everything else goes on', async () => {
  const odd = 'p4$$w0rdp4$$w0rdp4$$w0rd';
  // Whatever is loaded once is not what is looked at.
  await judge(odd);
  let turns = 0;
  const turn = (): void => {
    turns += 1;
    next = setImmediate(turn);
  };
  let next = setImmediate(turn);
  await judge(odd);
  clearImmediate(next);
  expect(turns).toBeGreaterThan(50);
});

test('the longest password is judged without keeping calls waiting', async () => {
  expect(await judge('Zaun Pferd 7 '.repeat(15))).toBeNull();
});
