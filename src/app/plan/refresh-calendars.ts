import { createHash } from 'node:crypto';
import { agentById, type Roster } from '../../domain/roster.ts';
import { type CalendarChoice, everyAbsence, type ReadCalendarFile } from '../../plan/calendar-choice.ts';
import type { CalendarDocument } from '../../plan/document.ts';
import { describeLeftOut } from '../../plan/left-out-words.ts';
import type { Text } from '../../plan/remedy.ts';
import { tellRefusal } from '../../plan/tell-refusal.ts';
import type { Log } from '../ports/log.ts';
import type { CalendarResult, CalendarState } from '../ports/plan.ts';
import { type CalendarReport, type ImportedCalendar, importCalendar } from './import-calendar.ts';
import type { PlanDesk } from './plan-desk.ts';

/** Fetches a published calendar; with what is known of it, an unchanged one is not sent again. */
export type FetchCalendar = (
  address: string,
  known: Pick<CalendarState, 'etag' | 'lastModified'>,
  signal: AbortSignal,
) => Promise<
  | {
      readonly kind: 'fetched';
      readonly bytes: Uint8Array;
      readonly validators: Pick<CalendarState, 'etag' | 'lastModified'>;
    }
  | { readonly kind: 'unchanged' }
  | { readonly kind: 'failed'; readonly problem: Text; readonly retryAfterMs: number | null }
>;

/** What it takes to look at published calendars. */
export interface CalendarDesk {
  readonly desk: PlanDesk;
  readonly log: Log;
  readonly readCalendar: ReadCalendarFile;
  readonly fetchCalendar: FetchCalendar;
}

export const defaultMinutes = 30;
/** Longer than a reading can take, given the limits of all its parts. In milliseconds. */
const leaseMs = 90_000;
/**
 * Even an unchanged calendar is read again after this time: repetitions come within range, and agents come
 * and go. In milliseconds.
 */
const fullReadMs = 24 * 3_600_000;
const warningsKept = 20;

/**
 * Reads a published calendar now and imports its absences. A failure changes nothing. Null: another instance
 * is at it.
 *
 * @param isConfirmed whether all its absences may be removed.
 */
export async function refreshCalendar(
  calendars: CalendarDesk,
  calendar: CalendarDocument,
  { isConfirmed, signal }: { readonly isConfirmed: boolean; readonly signal: AbortSignal },
): Promise<CalendarState | null> {
  const { desk } = calendars;
  const { store, clock } = desk;
  const lease = `calendar ${hashOf(calendar.name.toLowerCase()).slice(0, 32)}`;
  if (!(await store.holdLease(lease, clock(), clock() + leaseMs))) return null;
  try {
    const before = await store.readCalendarState(calendar.name);
    const state = await look(calendars, calendar, { before, isConfirmed, signal });
    // Stopping is not a failure of the calendar.
    if (signal.aborted) return before;
    await store.saveCalendarState(calendar.name, state);
    tell(calendars.log, calendar, { before, state });
    return state;
  } finally {
    // Ends at once, so nobody need wait to read it next.
    await store.holdLease(lease, clock(), clock());
  }
}

/** Whether a calendar is due to be read. */
export function isDue(calendar: CalendarDocument, state: CalendarState | null, now: number): boolean {
  if (state === null || state.settings !== settingsOf(calendar)) return true;
  // A clock that was set back must not stop it.
  return state.nextAt <= now || state.checkedAt > now;
}

interface Look {
  readonly before: CalendarState | null;
  readonly isConfirmed: boolean;
  readonly signal: AbortSignal;
}

async function look(
  { desk, readCalendar, fetchCalendar }: CalendarDesk,
  calendar: CalendarDocument,
  { before, isConfirmed, signal }: Look,
): Promise<CalendarState> {
  const now = desk.clock();
  const settings = settingsOf(calendar);
  const known = before?.settings === settings ? before : null;
  const isFresh = !isConfirmed && known?.fullReadAt != null && now - known.fullReadAt < fullReadMs;
  const validators = isFresh && known.failing === null ? known : noValidators;
  const base = {
    settings,
    checkedAt: now,
    readAt: known?.readAt ?? null,
    fullReadAt: known?.fullReadAt ?? null,
    nextAt: now + (calendar.minutes ?? defaultMinutes) * 60_000,
    held: 0,
    result: known?.result ?? null,
    etag: known?.etag ?? null,
    lastModified: known?.lastModified ?? null,
  };
  const failed = (why: Text): CalendarState => ({
    ...base,
    failing: { since: known?.failing?.since ?? now, why },
  });
  const fetched = await fetchCalendar(calendar.url, validators, signal);
  if (fetched.kind === 'unchanged') return { ...base, readAt: now, failing: null };
  if (fetched.kind === 'failed') {
    const state = failed(fetched.problem);
    return { ...state, nextAt: Math.max(state.nextAt, now + (fetched.retryAfterMs ?? 0)) };
  }
  const imported = await importCalendar(desk, readCalendar, {
    bytes: fetched.bytes,
    agentId: calendar.agent ?? null,
    source: calendar.name,
    deputies: calendar.deputies ?? [],
    choice: choiceOf(calendar),
    missing: isConfirmed ? 'replace' : 'ask-if-empty',
    by: `calendar ${calendar.name}`,
    isTrial: false,
  });
  const problem = problemOf(imported, await desk.store.loadRoster());
  if (problem !== null) return { ...failed(problem), held: imported.kind === 'held' ? imported.held : 0 };
  return {
    ...base,
    ...fetched.validators,
    readAt: now,
    fullReadAt: now,
    failing: null,
    result: imported.kind === 'done' ? toResult(imported.report) : null,
  };
}

const noValidators = { etag: null, lastModified: null };

export function choiceOf({ titles, notTitles, categories, busy }: CalendarDocument): CalendarChoice {
  return {
    titles: titles ?? [],
    notTitles: notTitles ?? [],
    categories: categories ?? [],
    busy: busy ?? everyAbsence.busy,
  };
}

function problemOf(imported: ImportedCalendar, roster: Roster): Text | null {
  if (imported.kind === 'unreadable') return imported.problem;
  if (imported.kind === 'held') return allGone(imported.held);
  const { applied } = imported;
  if (applied.kind === 'refused')
    return tellRefusal(applied.problems, applied.given, text => agentById(roster, text)?.name ?? text);
  return applied.kind === 'outdated' ? busyDesk : null;
}

function allGone(held: number): Text {
  return {
    en: `The calendar is empty. The absences that it brought (${held}) stay until you confirm that they are to go.`,
    de: `Der Kalender ist leer. Die Abwesenheiten daraus (${held}) bleiben, bis Sie bestätigen, dass sie wegfallen sollen.`,
  };
}

const busyDesk: Text = {
  en: 'The configuration was being changed again and again.',
  de: 'Die Konfiguration wurde gerade immer wieder geändert.',
};

function toResult({ events, absences, leftOut, warnings, ...changes }: CalendarReport): CalendarResult {
  return {
    events,
    absences,
    leftOut: describeLeftOut(leftOut),
    warnings: warnings.slice(0, warningsKept),
    added: changes.added.length,
    changed: changes.changed.length,
    removed: changes.removed.length,
  };
}

/** A hash, since the address is a secret. */
function settingsOf({ minutes: _, ...calendar }: CalendarDocument): string {
  return hashOf(JSON.stringify(calendar));
}

function hashOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url');
}

/** Logs what has changed, and a failure once. */
function tell(
  log: Log,
  { name }: CalendarDocument,
  { before, state }: { readonly before: CalendarState | null; readonly state: CalendarState },
): void {
  const { failing, result, readAt, checkedAt } = state;
  const isKnown = before?.failing?.why.en === failing?.why.en;
  if (failing !== null && !isKnown)
    log.warn(
      { calendar: name, why: failing.why.en },
      'A calendar could not be read; its absences stay as they are.',
    );
  else if (failing === null && before?.failing != null)
    log.info({ calendar: name }, 'A calendar can be read again.');
  if (result === null || readAt !== checkedAt || state.fullReadAt !== checkedAt) return;
  const { added, changed, removed } = result;
  if (added + changed + removed > 0)
    log.info({ calendar: name, added, changed, removed }, 'A calendar has changed absences.');
}
