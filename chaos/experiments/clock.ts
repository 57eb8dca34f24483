import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { agents } from '../../bench/pushes.ts';
import { bodyOf, makeCall } from '../call.ts';
import { checkJournal } from '../check-journal.ts';
import { openConnection } from '../connection.ts';
import { findDoubleOffers, type Hold } from '../double-offers.ts';
import { type Familiar, startFamiliar } from '../familiar.ts';
import { readHealth } from '../health.ts';
import type { Experiment, Laboratory } from '../laboratory.ts';
import { type Attempt, type Outcome, onDatabases } from '../on-databases.ts';
import { makeRacingCalls } from '../racing-calls.ts';

const hourMs = 3_600_000;
const longestPauseMs = 100;
const ringingExpiresMs = 10_000;
/** How late a leg may be closed: this is checked each second, on a busy machine. */
const closingMs = 5_000;

export const clock: Experiment = {
  name: 'clock',
  purpose:
    'The clock is set an hour forward and back, again and again, under load: nobody is offered two calls at once, nothing is lost, and a call whose hangup is lost keeps its agent no longer than usual.',
  run: laboratory =>
    onDatabases(laboratory, 'clock', ['sqlite'], attempt => setTheClock(laboratory, attempt)),
};

async function setTheClock(laboratory: Laboratory, { database, folder }: Attempt): Promise<Outcome> {
  const familiar = await startFamiliar(laboratory, {
    databaseUrl: database.url.href,
    folder,
    spoolFile: join(folder, 'events.spool'),
    settings: {
      SERVICE_PHONES: agents.slice(0, 3).join(),
      RING_STRANGERS: '1',
      RINGING_EXPIRES_SECONDS: String(ringingExpiresMs / 1000),
    },
    leapsMs: [hourMs, -hourMs, -hourMs, hourMs],
  });
  const lost = await loseAHangup(laboratory, familiar);
  const calls = laboratory.isShort ? 300 : 5_000;
  const racing = makeRacingCalls(laboratory, { name: 'clock', calls, urls: [familiar.url] });
  const closing = untilClosed(familiar, lost.from);
  const leaps = await leapUntil(racing, laboratory, familiar);
  const run = await racing;
  const closedMs = await closing;
  const missing = await checkJournal(database, run.acknowledged);
  await familiar.stop();
  const doubles = findDoubleOffers([...run.holds, ...lost.holds]).map(
    () => 'an agent was offered two calls at once',
  );
  const isLate =
    closedMs > ringingExpiresMs + closingMs ? ['a call whose hangup was lost was not closed'] : [];
  return {
    figures: `${leaps} leaps, ${calls} calls, of which ${run.holds.length} rang somebody; ${doubles.length} double offers; a lost hangup made up for after ${Math.round(closedMs / 1000)} s (due after ${ringingExpiresMs / 1000} s).`,
    complaints: [...doubles, ...missing, ...isLate, ...run.complaints],
  };
}

/** A call that rings and is never heard of again; its agent stays held for as long as it is believed. */
async function loseAHangup(
  laboratory: Laboratory,
  { url }: Familiar,
): Promise<{ readonly from: number; readonly holds: readonly Hold[] }> {
  const line = openConnection(laboratory.signer);
  const call = makeCall('clock-lost', 0, laboratory.chance('clock lost'));
  const { dialled, sentAt, endedAt: from } = await line.push(url, bodyOf('newCall', call, undefined));
  line.close();
  const until = sentAt + ringingExpiresMs;
  return { from, holds: dialled.map(agent => ({ agent, callId: call.callId, instance: 0, from, until })) };
}

async function leapUntil(
  work: Promise<unknown>,
  laboratory: Laboratory,
  familiar: Familiar,
): Promise<number> {
  const chance = laboratory.chance('clock leaps');
  let isOver = false;
  const end = (): void => {
    isOver = true;
  };
  work.then(end, end);
  let leaps = 0;
  for (; !isOver; leaps++) {
    familiar.leap();
    await wait(chance.next() * longestPauseMs);
  }
  return leaps;
}

/** How long after `from` a leg was closed, in milliseconds, or how long that was waited for in vain. */
async function untilClosed(familiar: Familiar, from: number): Promise<number> {
  for (;;) {
    const { corrections } = await readHealth(familiar);
    const passedMs = performance.now() - from;
    if (corrections.expired > 0 || passedMs > ringingExpiresMs + closingMs) return passedMs;
    await wait(100);
  }
}
