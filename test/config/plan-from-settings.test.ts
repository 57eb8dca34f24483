import { expect, test } from 'vitest';
import { planFromSettings } from '../../src/config/plan-from-settings.ts';
import { type Environment, readConfig } from '../../src/config/read-config.ts';

function planOf(environment: Environment) {
  const read = readConfig({
    WEBHOOK_URL: 'https://hotline.example.com/push',
    CENTRAL_SERVICE_PHONE: '+49 30 23125 000, +49 30 23125 009',
    SERVICE_PHONES: '+49 30 23125 001',
    ...environment,
  });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  return planFromSettings(read.config);
}

test('with nothing but the environment there is one hotline with all numbers, always open, for all agents', () => {
  const plan = planOf({ ROUTING_POLICY: 'longest-idle', LEARN_DIRECT: 'false' });
  expect(plan.hotlines).toMatchObject([
    { numbers: ['+493023125000', '+493023125009'], agents: null, policy: { name: 'longest-idle' } },
  ]);
  expect(plan).toMatchObject({
    learning: { direct: false, outgoing: true },
    absences: [],
    workingTimes: [],
    callers: [],
  });
});

test.each([
  { ANNOUNCEMENT: '', want: 'chime' },
  { ANNOUNCEMENT: 'none', want: null },
  { ANNOUNCEMENT: 'welcome.wav', want: 'ANNOUNCEMENT' },
])('ANNOUNCEMENT=$ANNOUNCEMENT becomes the greeting $want', ({ ANNOUNCEMENT, want }) => {
  expect(planOf({ ANNOUNCEMENT }).hotlines[0]?.greeting).toBe(want);
});

test.each([
  { OVERFLOW: 'sipgate', want: 'as-configured' },
  { OVERFLOW: 'voicemail', want: 'voicemail' },
])('OVERFLOW=$OVERFLOW becomes the overflow of every cause but closed', ({ OVERFLOW, want }) => {
  const [hotline] = planOf({ OVERFLOW }).hotlines;
  const step = [{ kind: want }];
  expect(hotline?.overflow).toEqual({
    closed: [],
    'nobody-reachable': step,
    'all-busy': step,
    'hold-exhausted': step,
  });
});
