import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { availabilityOf } from '../../src/acd/availability.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { type Service, startService } from '../../src/service.ts';
import { createTestLog } from '../support/app.ts';
import { noon } from '../support/builders.ts';
import { pushHeaders, testPublicKeyPem } from '../support/signing.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
const [hotline, anna, ben] = ['+493023125000', '+493023125001', '+493023125002'];

/** Familiar over HTTP and a database on disk, on a clock that can be set. */
async function startOnSettableClock() {
  const folder = await temporaryFolder();
  const publicKeyFile = join(folder, 'public-key.pem');
  await writeFile(publicKeyFile, testPublicKeyPem);
  const read = readConfig({
    WEBHOOK_URL: 'http://127.0.0.1/push',
    PORT: '0',
    CENTRAL_SERVICE_PHONE: hotline,
    SERVICE_PHONES: `${anna},${ben}`,
    RING_STRANGERS: '1',
    SIPGATE_PUBLIC_KEY_FILE: publicKeyFile,
    DATABASE_URL: `sqlite:${join(folder, 'familiar.db')}`,
    ANSWER_BUDGET_MS: '5000',
  });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const { config } = read;
  let [setByMs, passedMs] = [0, 0];
  const clock = () => noon + setByMs + passedMs;
  const start = async (): Promise<Service> => {
    const started = await startService(config, { log: createTestLog(), clock, uptime: () => passedMs });
    onTestFinished(() => started.close());
    await started.rosterKnown;
    return started;
  };
  let service = await start();
  return {
    set: (byMs: number) => {
      setByMs += byMs;
    },
    pass: (ms: number) => {
      passedMs += ms;
    },
    restart: async () => {
      await service.close();
      service = await start();
    },
    states: () => {
      const { known, clock: watched } = service.context;
      return known.roster.agents.map(agent => availabilityOf(agent, known, watched()));
    },
    /** Who is rung by a push about this call. */
    async push(event: 'newCall' | 'answer' | 'hangup', callId: string): Promise<readonly string[]> {
      const ids = { callId, origCallId: callId, xcid: callId };
      const ends = { direction: 'in', from: '491713920001', to: hotline.slice(1) };
      const more = {
        newCall: {},
        answer: { answeringNumber: anna.slice(1), user: '' },
        hangup: { cause: 'normalClearing' },
      };
      const body = new URLSearchParams({ event, ...ids, ...ends, ...more[event] }).toString();
      const reply = await fetch(`${service.url}/push`, { method: 'POST', body, headers: pushHeaders(body) });
      return [...(await reply.text()).matchAll(/<Number>(\d+)/g)].map(([, number]) => `+${number}`);
    },
  };
}

test.each([
  ['forward', hourMs],
  ['back', -hourMs],
])(
  'the clock is put %s an hour: who rings keeps ringing, and nobody is offered two calls',
  async (_, byMs) => {
    const familiar = await startOnSettableClock();
    expect(await familiar.push('newCall', 'A')).toEqual([anna]);
    familiar.set(byMs);
    expect(await familiar.push('newCall', 'B')).toEqual([ben]);
    familiar.set(-byMs);
    expect(await familiar.push('newCall', 'C')).toEqual([]);
    await familiar.push('hangup', 'A');
    expect(await familiar.push('newCall', 'D')).toEqual([anna]);
  },
);

test.each([
  ['forward', 5 * hourMs],
  ['back', -5 * hourMs],
])('the clock is put %s five hours: a talk whose hangup is lost ends as late as ever', async (_, byMs) => {
  const familiar = await startOnSettableClock();
  await familiar.push('newCall', 'A');
  await familiar.push('answer', 'A');
  familiar.set(byMs);
  expect(familiar.states()).toEqual(['talking', 'available']);
  familiar.pass(4 * hourMs - 1);
  expect(familiar.states()).toEqual(['talking', 'available']);
  familiar.pass(1);
  expect(familiar.states()).toEqual(['available', 'available']);
});

test('Familiar restarts with the clock put back: what is dated in the future happened now', async () => {
  const familiar = await startOnSettableClock();
  await familiar.push('newCall', 'A');
  familiar.set(-hourMs);
  await familiar.restart();
  expect(familiar.states()).toEqual(['ringing', 'available']);
  familiar.pass(2 * minuteMs);
  expect(familiar.states()).toEqual(['available', 'available']);
});
