import { describe, expect, test } from 'vitest';
import { reportHealth } from '../../../src/app/health/report-health.ts';
import type { RosterSource } from '../../../src/app/ports/provider.ts';
import type { Store } from '../../../src/app/ports/store.ts';
import { pollPresence } from '../../../src/app/roster/poll-presence.ts';
import { followClock } from '../../../src/app/switchboard/follow-clock.ts';
import type { Roster } from '../../../src/domain/roster.ts';
import { createTestApp, type TestApp } from '../../support/app.ts';
import { agent, noon } from '../../support/builders.ts';

const roster: Roster = { agents: [agent(4), agent(5)], confirmedAt: noon };

class TooManyRequests extends Error {
  readonly retryAfterMs = 30;
}

/** Polls with these outcomes, one after the other, until the last has been seen. */
async function poll(
  outcomes: readonly (Roster | Error)[],
  changes: Partial<Store> = {},
): Promise<TestApp & { readonly pausesMs: number[] }> {
  const app = await createTestApp();
  const stopping = new AbortController();
  const askedAt: number[] = [];
  const source: RosterSource = {
    fetchRoster: () => {
      askedAt.push(performance.now());
      const outcome = outcomes[askedAt.length - 1];
      if (askedAt.length >= outcomes.length) stopping.abort();
      return outcome instanceof Error ? Promise.reject(outcome) : Promise.resolve(outcome ?? roster);
    },
    fetchCallsInProgress: () => Promise.resolve(null),
  };
  const context = { ...app.context, store: { ...app.context.store, ...changes } };
  await pollPresence(context, source, { intervalMs: 1, signal: stopping.signal, onRoster: () => {} });
  const pausesMs = askedAt.slice(1).map((at, index) => at - (askedAt[index] ?? 0));
  return { ...app, pausesMs };
}

test('a new roster is used at once and saved for the next start', async () => {
  const { context } = await poll([roster]);
  expect(context.known.roster).toBe(roster);
  expect(await context.store.loadRoster()).toEqual(roster);
});

test('where nobody can be rung, it is known all the same who is in the account', async () => {
  const withoutNumber = [agent(7, { numbers: [], dialNumber: null })];
  const nobody = Object.assign(new Error('There is nobody to dial.'), {
    account: { accountNumbers: [], withoutNumber },
  });
  const empty = { agents: [], confirmedAt: noon };
  const { context } = await poll([empty, nobody, nobody]);
  expect(context.known.roster).toEqual({ ...empty, accountNumbers: [], withoutNumber });
  expect((await poll([roster, nobody, nobody])).context.known.roster).toBe(roster);
});

test('a database that hangs does not keep anybody from being known as offline', async () => {
  const hang = () => new Promise<never>(() => {});
  const later = { ...roster, agents: [agent(4), agent(5, { presence: 'offline' })] };
  const startedAt = performance.now();
  const { context } = await poll([roster, later], { holdLease: hang, saveRoster: hang });
  expect(context.known.roster).toBe(later);
  expect(performance.now() - startedAt).toBeLessThan(4_000);
});

describe('of several instances, one that does not ask', () => {
  const mine = { agents: [agent(4)], confirmedAt: noon };
  /** What this one goes by after it has asked itself, and the database says this. */
  async function rosterAfter(...savedAt: readonly number[]): Promise<Roster> {
    const app = await createTestApp();
    const stopping = new AbortController();
    let loads = 0;
    const store: Store = {
      ...app.context.store,
      holdLease: () => Promise.resolve(false),
      loadRoster: () => {
        const confirmedAt = savedAt[loads++] ?? null;
        if (loads >= savedAt.length) stopping.abort();
        return Promise.resolve({ agents: [agent(5)], confirmedAt });
      },
    };
    app.context.known.roster = { ...mine, confirmedAt: null };
    const source: RosterSource = {
      fetchRoster: () => Promise.resolve(mine),
      fetchCallsInProgress: () => Promise.resolve(null),
    };
    const context = { ...app.context, store };
    const onRoster = (): void => {
      // The clock is put back by an hour.
      if (loads === 1 && savedAt.length > 1) followClock(context, -3_600_000);
    };
    await pollPresence(context, source, { intervalMs: 1, signal: stopping.signal, onRoster });
    return context.known.roster;
  }

  test('goes by what the other has learned since', async () => {
    expect((await rosterAfter(noon + 1)).agents).toEqual([agent(5)]);
  });

  test('does not go back to what the database says from before it was away', async () => {
    expect(await rosterAfter(noon - 1)).toEqual(mine);
  });

  test('does not take for fresh what it has read before, after the clock was put back', async () => {
    expect((await rosterAfter(noon + 1, noon + 1)).confirmedAt).toBe(noon - 3_600_000);
  });
});

describe('when the provider fails', () => {
  test('calls go on by the last roster, and the log says so once', async () => {
    const { context, log } = await poll([roster, new Error('503'), new Error('503'), new Error('503')]);
    expect(context.known.roster).toBe(roster);
    const complaints = log.lines.filter(line => line.includes("can't be refreshed"));
    expect(complaints).toHaveLength(1);
    expect(complaints[0]).toContain('the roster of 2026-06-01T10:00:00.000Z');
  });

  test('its return is said, too', async () => {
    const { log } = await poll([new Error('503'), roster, roster]);
    expect(log.lines.filter(line => line.includes('up to date again'))).toHaveLength(1);
  });

  test('it is left alone for as long as it asks', async () => {
    const { pausesMs } = await poll([new TooManyRequests('429'), roster]);
    expect(pausesMs[0]).toBeGreaterThanOrEqual(29);
  });
});

describe('when the provider names no phones', () => {
  const withPhones = { ...roster, phones: 2 };
  const without = { ...roster, agents: [agent(4, { presence: 'offline', dialNumber: null })], phones: 0 };
  const warned = ({ context }: TestApp): readonly string[] =>
    reportHealth(context).warnings.map(({ en }) => en);

  test('any more, though there were some, calls go on by the last roster, and health says why', async () => {
    const app = await poll([withPhones, without, without]);
    expect(app.context.known.roster).toBe(withPhones);
    expect(warned(app)).toContainEqual(expect.stringContaining('no phone of any agent any more'));
    expect(app.log.lines.filter(line => line.includes("can't be refreshed"))).toHaveLength(1);
  });

  test('and there were none before, that is believed, and health says it', async () => {
    const app = await poll([without]);
    expect(app.context.known.roster).toBe(without);
    expect(warned(app)).toContainEqual(expect.stringContaining('nobody in the account can be dialled'));
  });

  test('once they are back, nothing is said any more', async () => {
    const app = await poll([withPhones, without, withPhones]);
    expect(warned(app).filter(text => text.includes('no phone'))).toEqual([]);
  });

  test('since the token may not see them, the roster is believed', async () => {
    const unseen = { ...roster, phones: null };
    expect((await poll([withPhones, unseen])).context.known.roster).toBe(unseen);
  });
});

test('one agent more or less is said; a phone that goes offline is not', async () => {
  const offline = { ...roster, agents: [agent(4, { presence: 'offline', dialNumber: null }), agent(5)] };
  const { log } = await poll([roster, offline, roster]);
  expect(log.lines.filter(line => line.includes('The roster has'))).toHaveLength(1);
});

test.each([
  { when: 'at once after any other failure', error: new Error('away'), isHurried: true },
  { when: 'not while it has asked for a pause', error: new TooManyRequests(), isHurried: false },
])('somebody who waits has the provider asked again: $when', async ({ error, isHurried }) => {
  const { context } = await createTestApp();
  const stopping = new AbortController();
  let asked = 0;
  const source: RosterSource = {
    fetchRoster: () => {
      asked += 1;
      return asked === 1 ? Promise.reject(error) : Promise.resolve(roster);
    },
    fetchCallsInProgress: () => Promise.resolve(null),
  };
  context.known.lookProblem = { en: 'It is away.', de: 'Er ist weg.' };
  const options = { intervalMs: 600_000, signal: stopping.signal, onRoster: () => stopping.abort() };
  const polling = pollPresence(context, source, options);
  await expect.poll(() => reportHealth(context).lastErrors.presence).not.toBeNull();
  expect(context.connection.hurry()).toBe(isHurried);
  if (!isHurried) stopping.abort();
  await polling;
  expect(asked).toBe(isHurried ? 2 : 1);
  // It is a problem until the account has been seen again.
  expect(context.known.lookProblem === null).toBe(isHurried);
});
