import { readConfig } from '../src/config/read-config.ts';
import { openEngine } from '../src/store/database/open-engine.ts';
import { readSwitchboardEntries } from '../src/store/journal/switchboard-entries.ts';
import { applyPastEntry } from '../src/switchboard/apply-entry.ts';
import { emptySwitchboard, switchboardWindowMs } from '../src/switchboard/switchboard.ts';

const silent = { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} };

/**
 * The legs that are open at a moment by what stands in the database, and those that a complaint names besides, with what was
 * heard of each.
 */
export async function openLegsIn(database: URL, now: number, complaint: string): Promise<readonly string[]> {
  const read = readConfig({
    WEBHOOK_URL: 'http://127.0.0.1/',
    CENTRAL_SERVICE_PHONE: '+4921112345',
    SERVICE_PHONES: '+4921112301',
    DATABASE_URL: database.href,
  });
  if (!read.ok) throw new Error(read.problems.join('\n'));
  const rules = read.config.availability;
  const engine = await openEngine(read.config.database, silent);
  try {
    const switchboard = emptySwitchboard(rules);
    const entries = await readSwitchboardEntries(engine, now - switchboardWindowMs(rules));
    for (const entry of entries) applyPastEntry(switchboard, entry, now);
    const { ringing, talking } = switchboard.legs;
    const named = complaint.match(/call-\d+/g) ?? [];
    return [...new Set([...ringing.keys(), ...talking.keys(), ...named])].map(callId => {
      const heard = entries.filter(({ event }) => event.callId === callId);
      const told = heard.map(
        ({ event, receivedAt }) =>
          `${event.type}${event.type === 'legClosed' ? ` ${event.why}` : ''} ${Math.round((now - receivedAt) / 1_000)} s ago`,
      );
      return `${callId} (${told.join(', ')})`;
    });
  } finally {
    await engine.close();
  }
}
