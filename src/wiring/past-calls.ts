import { setTimeout } from 'node:timers/promises';
import type { AppContext } from '../app/context.ts';
import type { PastCalls } from '../app/history/import-job.ts';
import type { CallHistory } from '../app/ports/import.ts';
import type { Clock } from '../app/ports/log.ts';
import type { Config } from '../config/config.ts';
import type { Connection } from '../domain/connection.ts';
import { toPhoneNumber } from '../domain/phone-number.ts';
import { parseSpelledNumber } from '../numbers/phone-spelling.ts';
import { type CallHistoryOptions, historyProblemOf, openCallHistory } from '../sipgate/call-history.ts';
import type { ServerPlace } from '../store/database/database-config.ts';
import { openTutorial, type TutorialHistory } from '../store/mysql/open-tutorial.ts';

/** A page of the history is long, and nobody waits for it on the telephone. */
const timeoutMs = 60_000;

/**
 * The history of calls that sipgate keeps of the account; null without a token. Rejects as
 * {@link openCallHistory} does.
 */
export async function openConfiguredHistory(
  { sipgate: { apiUrl } }: Config,
  { credentials, serviceNumbers }: Connection,
  options: Pick<CallHistoryOptions, 'hotlines' | 'outgoing' | 'pageSize' | 'clock' | 'log' | 'onWait'>,
  signal: AbortSignal,
): Promise<CallHistory | null> {
  if (credentials === null) return null;
  const pause: CallHistoryOptions['pause'] = (ms, until) => setTimeout(ms, undefined, { signal: until });
  const source = {
    apiUrl,
    ...credentials,
    timeoutMs,
    parseNumber: (text: string) => toPhoneNumber(text) ?? parseSpelledNumber(text),
    serviceNumbers,
    pause,
  };
  return openCallHistory({ ...source, ...options }, signal);
}

/** How many calls to write at once. A database within this process answers no other call for some ten milliseconds then. */
const besideCalls = 50;

/** The same by the connection in force at the moment, for an import beside the calls. */
export function pastCallsOf(
  config: Config,
  { known, connection, clock, log }: Pick<AppContext, 'known' | 'connection' | 'clock' | 'log'>,
): PastCalls {
  return {
    open: (signal, onWait) => {
      const { hotlines, plan } = known;
      const options = {
        hotlines,
        outgoing: plan.learning.outgoing,
        pageSize: besideCalls,
        clock,
        log,
        onWait,
      };
      return openConfiguredHistory(config, connection.current, options, signal);
    },
    problemOf: historyProblemOf,
  };
}

/**
 * The calls that sipgate's tutorial has written down; by default in the database that is configured. Rejects
 * as {@link openTutorial} does; null where that is no MySQL database.
 */
export async function openTutorialHistory(
  { database, tutorial }: Config,
  place: ServerPlace | null,
  clock: Clock,
): Promise<TutorialHistory | null> {
  const configured = database.kind === 'mysql' ? database : null;
  const where = place ?? configured;
  return where === null ? null : openTutorial(where, { clock, timeZone: tutorial.timeZone });
}
