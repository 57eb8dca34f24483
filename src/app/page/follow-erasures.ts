import type { AppContext } from '../context.ts';
import type { StandingWarning } from '../health/health-warnings.ts';
import { repeat } from '../repeat.ts';
import { forgetCallers } from './forget-callers.ts';

/** How soon an erasure by another process is noticed, in milliseconds. */
const intervalMs = 1_000;
/** How far back to look, in milliseconds: clocks differ, and the database may have been away. */
const lookBackMs = 3_600_000;
/** How often the list is compared with the file beside the database: every so many looks. */
const looksBetween = 60;

/**
 * Drops what this process remembers of callers whom another one erases, and warns if a restored backup holds people who
 * had been erased, until `signal` aborts.
 */
export async function followErasures(context: AppContext, signal: AbortSignal): Promise<void> {
  const { store, clock } = context;
  let heard: ReadonlySet<string> = new Set();
  let looks = 0;
  const look = async (): Promise<void> => {
    const erased = await store.callers.erasedSince(clock() - lookBackMs);
    const fresh = erased.filter(({ id }) => !heard.has(id));
    heard = new Set(erased.map(({ id }) => id));
    // One by one, since each compares everybody who is remembered.
    for (const { is } of fresh) forgetCallers(context, is);
    if (looks++ % looksBetween === 0) await warnOfErased(context);
  };
  // While the database is away there is nothing to hear.
  await repeat(() => look().catch(() => {}), { intervalMs, signal });
}

async function warnOfErased({ store, health, log }: AppContext): Promise<void> {
  const { due, ofAnotherKey } = await store.callers.settleErased();
  if (due > 0) log.warn({ erased: due }, again(due).en);
  if (ofAnotherKey > 0) log.warn({ erased: ofAnotherKey }, anotherKey(ofAnotherKey).en);
  health.warnAbout('erased callers', due > 0 ? again(due) : null);
  health.warnAbout('the key of erased callers', ofAnotherKey > 0 ? anotherKey(ofAnotherKey) : null);
}

function again(count: number): StandingWarning {
  const isOne = count === 1;
  return {
    en: `The database was restored from a backup that is older than the erasure of ${isOne ? '1 caller' : `${count} callers`}. Erase again what it has brought back: familiar erase --again`,
    de: `Die Datenbank stammt aus einer Sicherung, die älter ist als die Löschung von ${isOne ? '1 Anrufer' : `${count} Anrufern`}. Löschen Sie erneut, was sie zurückgebracht hat: familiar erase --again`,
  };
}

function anotherKey(count: number): StandingWarning {
  const isOne = count === 1;
  return {
    en: `The list of erased callers names ${isOne ? '1' : count} by a key that is not here, so imports can bring them back. Put the key beside the list (ERASED_FILE) on every instance.`,
    de: `Die Liste der gelöschten Anrufer nennt ${isOne ? '1' : count} mit einem Schlüssel, der hier fehlt; eine Einlesung kann sie zurückbringen. Legen Sie ihn auf jeder Instanz neben die Liste (ERASED_FILE).`,
  };
}
