import { expect, test } from 'vitest';
import { readConfig } from '../../src/config/read-config.ts';
import { settings } from '../../src/config/settings.ts';

const given = {
  WEBHOOK_URL: 'https://hotline.example.com/push?key=geheim',
  CENTRAL_SERVICE_PHONE: '030 23125000, 030 23125001',
  TOKEN_ID: 'token-id',
  TOKEN: 'geheim',
  DATABASE_URL: 'postgres://familiar:geheim@db/familiar',
  OVERFLOW: 'voicemail',
};

function fixed() {
  const read = readConfig(given);
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return read.config.fixedSettings;
}

test('no secret is shown, wherever it hides', () => {
  expect(JSON.stringify(fixed())).not.toContain('geheim');
  const byName = new Map(fixed().map(one => [one.name, one]));
  expect(byName.get('TOKEN')).toMatchObject({ value: null, state: 'hidden' });
  expect(byName.get('DATABASE_URL')).toMatchObject({ value: null, state: 'hidden' });
  expect(byName.get('DATABASE_PASSWORD')).toMatchObject({ value: null, state: 'unset' });
  expect(byName.get('WEBHOOK_URL')).toMatchObject({
    value: 'https://hotline.example.com/push?…',
    state: 'set',
    isForAdmins: true,
  });
  expect(byName.get('OVERFLOW')?.isForAdmins).toBe(false);
});

test('it is told what was set, what is the default, and what counts only until something is configured', () => {
  const byName = new Map(fixed().map(one => [one.name, one]));
  expect(byName.get('CENTRAL_SERVICE_PHONE')).toMatchObject({
    value: '+493023125000, +493023125001',
    state: 'set',
    isRouting: false,
  });
  expect(byName.get('OVERFLOW')).toMatchObject({ value: 'voicemail', state: 'set', isRouting: true });
  expect(byName.get('WRAP_UP_SECONDS')).toMatchObject({ value: '0', state: 'default', isRouting: false });
});

test('every setting there is has a line', () => {
  const names = fixed().map(({ name }) => name);
  expect(new Set(names)).toEqual(new Set(Object.keys(settings.shape)));
});
