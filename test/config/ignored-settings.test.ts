import { expect, test } from 'vitest';
import { warnOfIgnored } from '../../src/config/ignored-settings.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { defaultHotline, defaultPlan, phone } from '../support/builders.ts';

function ignored(environment: Readonly<Record<string, string>>): readonly string[] {
  const read = readConfig({
    WEBHOOK_URL: 'https://hotline.example.com/push',
    CENTRAL_SERVICE_PHONE: '0221 4710100',
    SERVICE_PHONES: '0221 4710111',
    ...environment,
  });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return warnOfIgnored(read.config, {
    ...defaultPlan,
    hotlines: [{ ...defaultHotline, numbers: [phone('+492214710100')] }],
  });
}

test('settings that a configuration replaces are named, and no others', () => {
  expect(ignored({ FACTOR: '0.7', LEARN_DIRECT: 'true', LOG_LEVEL: 'warn' })).toEqual([
    'FACTOR is ignored: the configuration in the database decides how calls are routed.',
    'LEARN_DIRECT is ignored: the configuration in the database decides how calls are routed.',
  ]);
  expect(ignored({})).toEqual([]);
});

test('a hotline of the environment that is in no hotline of the configuration is pointed out', () => {
  expect(ignored({ CENTRAL_SERVICE_PHONE: '0221 4710100, 0221 4710105' })).toEqual([
    'CENTRAL_SERVICE_PHONE names +4922…05, which no hotline of the configuration has.',
  ]);
});
