import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type PhoneNumber, toPhoneNumber } from '../src/acd/phone-number.ts';
import type { AppContext } from '../src/app/context.ts';
import { explainCall } from '../src/app/explain-call.ts';
import { readConfig } from '../src/config/read-config.ts';
import { createContext, openConfiguredStore, rosterSourceOf } from '../src/service.ts';
import { fillHistory, historicCaller } from './history.ts';
import { median } from './median.ts';
import { agents, hotline } from './pushes.ts';

export interface Decisions {
  /** Microseconds per decision, the look-up of familiarity included; median over the rounds. */
  readonly emptyUs: number;
  readonly fullUs: number;
  readonly ratio: number;
}

const rounds = 9;

/** How long deciding takes with an empty history and with a long one, in turns. */
export async function measureDecisions(size: {
  readonly history: number;
  readonly decisions: number;
}): Promise<Decisions> {
  await using empty = await openRouter();
  await using full = await openRouter();
  await fillHistory(full.file, size.history);
  const emptyUs: number[] = [];
  const fullUs: number[] = [];
  for (let round = 0; round < rounds; round++) {
    emptyUs.push(await timeDecisions(empty.context, size));
    fullUs.push(await timeDecisions(full.context, size));
  }
  const ratios = fullUs.slice(1).map((us, index) => us / (emptyUs[index + 1] ?? us));
  return { emptyUs: median(emptyUs.slice(1)), fullUs: median(fullUs.slice(1)), ratio: median(ratios) };
}

async function timeDecisions(
  context: AppContext,
  { history, decisions }: { readonly history: number; readonly decisions: number },
): Promise<number> {
  const startedAt = performance.now();
  for (let i = 0; i < decisions; i++) {
    const number = toPhoneNumber(historicCaller(Math.floor(Math.random() * history), history)) as PhoneNumber;
    await explainCall(context, { kind: 'number', number });
  }
  return ((performance.now() - startedAt) * 1000) / decisions;
}

async function openRouter() {
  const folder = await mkdtemp(join(tmpdir(), 'familiar-bench-'));
  const file = join(folder, 'familiar.db');
  const read = readConfig({
    WEBHOOK_URL: 'http://127.0.0.1/',
    CENTRAL_SERVICE_PHONE: hotline,
    SERVICE_PHONES: agents.join(),
    DATABASE_URL: `sqlite:${file}`,
  });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const nothing = (): void => {};
  const log = { debug: nothing, info: nothing, warn: nothing, error: nothing };
  const surroundings = { log, clock: Date.now };
  const context = createContext(
    read.config,
    await openConfiguredStore(read.config, surroundings),
    surroundings,
  );
  context.known.roster = await rosterSourceOf(read.config, context).fetchRoster(new AbortController().signal);
  return {
    file,
    context,
    [Symbol.asyncDispose]: async () => {
      await context.store.close();
      await rm(folder, { recursive: true });
    },
  };
}
