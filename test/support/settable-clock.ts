import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { onTestFinished } from 'vitest';
import { type Environment, readConfig } from '../../src/config/read-config.ts';
import { type Service, startService } from '../../src/service.ts';
import { availabilityOf } from '../../src/switchboard/availability.ts';
import { createTestLog } from './app.ts';
import { noon } from './builders.ts';
import { pushHeaders, testPublicKeyPem } from './signing.ts';
import { temporaryFolder } from './temporary-folder.ts';

const hotline = '+493023125000';

/** Familiar over HTTP and a database on disk, on a clock that can be set. */
export async function startOnSettableClock(environment: Environment) {
  const folder = await temporaryFolder();
  const publicKeyFile = join(folder, 'public-key.pem');
  await writeFile(publicKeyFile, testPublicKeyPem);
  const read = readConfig({
    WEBHOOK_URL: 'http://127.0.0.1/push',
    PORT: '0',
    CENTRAL_SERVICE_PHONE: hotline,
    RING_STRANGERS: '1',
    SIPGATE_PUBLIC_KEY_FILE: publicKeyFile,
    DATABASE_URL: `sqlite:${join(folder, 'familiar.db')}`,
    ANSWER_BUDGET_MS: '5000',
    ...environment,
  });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const { config } = read;
  let [setByMs, passedMs] = [0, 0];
  const clock = () => noon + setByMs + passedMs;
  const start = async (): Promise<Service> => {
    const started = await startService(config, { log: createTestLog(), clock, uptime: () => passedMs });
    onTestFinished(() => started.close());
    return started;
  };
  let service = await start();
  await service.rosterKnown;
  return {
    /** Sets the clock, though no time has passed. */
    set: (byMs: number) => {
      setByMs += byMs;
    },
    pass: (ms: number) => {
      passedMs += ms;
    },
    /** @param options.awaited whether to wait until the provider has told who is there; default: true */
    restart: async ({ awaited = true } = {}) => {
      await service.close();
      service = await start();
      if (awaited) await service.rosterKnown;
    },
    context: () => service.context,
    states: () => {
      const { known, clock: watched } = service.context;
      return known.roster.agents.map(agent => availabilityOf(agent, known, watched()));
    },
    /** Who is rung by a push about this call; `by` is the number that answers. */
    async push(event: 'newCall' | 'answer' | 'hangup', callId: string, by = ''): Promise<readonly string[]> {
      const ids = { callId, origCallId: callId, xcid: callId };
      const ends = { direction: 'in', from: '491713920001', to: hotline.slice(1) };
      const more = {
        newCall: {},
        answer: { answeringNumber: by.slice(1), user: '' },
        hangup: { cause: 'normalClearing' },
      };
      const body = new URLSearchParams({ event, ...ids, ...ends, ...more[event] }).toString();
      const reply = await fetch(`${service.url}/push`, { method: 'POST', body, headers: pushHeaders(body) });
      return [...(await reply.text()).matchAll(/<Number>(\d+)/g)].map(([, number]) => `+${number}`);
    },
  };
}
