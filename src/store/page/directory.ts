import type { SelectQueryBuilder } from 'kysely';
import type {
  CallCursor,
  CallPage,
  CallRange,
  Directory,
  LookUps,
  PastDecision,
  PastGist,
} from '../../app/ports/page.ts';
import type { PhoneNumber } from '../../domain/phone-number.ts';
import type { Session, Write } from '../database/session.ts';
import type { Tables } from '../database/tables.ts';
import { readCallbackEntries } from '../journal/callback-entries.ts';
import { toCall } from '../journal/calls.ts';
import { gistsOf } from '../journal/gists.ts';
import { callsWithDecision, toPastDecisions } from '../journal/past-decisions.ts';
import {
  countWithheldCalls,
  readCallbacks,
  readChangedCallbacks,
  readMissedCalls,
  readTalks,
  writeCallbacks,
} from './callbacks.ts';
import {
  readCallersByName,
  readCallersByNumber,
  readFamiliarityOfMany,
  readNames,
  readRecentCallers,
} from './callers.ts';
import { readLastCalls } from './last-calls.ts';
import { readLatestGists } from './latest-gists.ts';
import { readAgentFigures, readFigureSwitches, readKnownCallers, writeFigureSwitch } from './people.ts';
import { readNotes, readProfile, writeProfile } from './profiles.ts';

/** What the page looks up and writes down. Read straight from the database, beside the transactions. */
export function openDirectory(session: Session, write: Write): Directory {
  return {
    ...lookUpsIn(session),
    saveProfile: (caller, profile) => write(unit => writeProfile(unit, caller, profile)),
    saveCallbacks: callbacks => write(unit => writeCallbacks(unit, callbacks)),
    switchFigures: one => write(unit => writeFigureSwitch(unit, one)),
  };
}

export function lookUpsIn(session: Session): LookUps {
  return {
    callsBetween: range => readCallsBetween(session, range),
    gistsBetween: range => readGistsBetween(session, range),
    latestGists: (range, callers) => readLatestGists(session, range, callers),
    lastCallsOf: (callers, period) => readLastCalls(session, callers, period),
    callById: async flowId => (await readCalls(session, [flowId]))[0] ?? null,
    callsByIds: flowIds => readCalls(session, flowIds),
    callbackEntriesOf: callId => readCallbackEntries(session, callId),
    callsOf: (caller, limit) => readCallsOf(session, caller, limit),
    recentCallers: limit => readRecentCallers(session, limit),
    callersByNumber: (prefixes, options) => readCallersByNumber(session, prefixes, options),
    callersByName: (text, limit) => readCallersByName(session, text, limit),
    namesOf: callers => readNames(session, callers),
    profileOf: caller => readProfile(session, caller),
    notesOf: callers => readNotes(session, callers),
    missedCalls: query => readMissedCalls(session, query),
    withheldCallsSince: from => countWithheldCalls(session, from),
    talksWith: (callers, from) => readTalks(session, callers, from),
    callbacksOf: callers => readCallbacks(session, callers),
    callbacksChangedSince: (at, limit) => readChangedCallbacks(session, at, limit),
    callersKnownBy: (agentIds, limit) => readKnownCallers(session, agentIds, limit),
    figuresOfAgent: (agentIds, period) => readAgentFigures(session, agentIds, period),
    figureSwitches: () => readFigureSwitches(session),
    familiarityOfMany: callers => readFamiliarityOfMany(session, callers, 'shared'),
    familiarityOfAllMemories: callers => readFamiliarityOfMany(session, callers, 'all'),
  };
}

async function readCallsBetween(session: Session, range: CallRange): Promise<CallPage> {
  const rows = await within(callsWithDecision(session.db), range).execute();
  return { calls: await toPastDecisions(session, rows), next: nextAfter(rows, range) };
}

async function readGistsBetween(session: Session, range: CallRange): Promise<CallPage<PastGist>> {
  const rows = await within(session.db.selectFrom('familiar_calls as call').selectAll(), range).execute();
  const gists = await gistsOf(session, rows);
  const calls = rows.map(row => ({ call: toCall(row), gist: gists.get(row.flow_id) ?? null }));
  return { calls, next: nextAfter(rows, range) };
}

type Rows<Row> = SelectQueryBuilder<Tables & { readonly call: Tables['familiar_calls'] }, 'call', Row>;

function within<Row>(query: Rows<Row>, { from, to, after, limit }: CallRange): Rows<Row> {
  let narrowed = query
    .where('call.first_seen_at', '>=', after?.firstSeenAt ?? from)
    .where('call.first_seen_at', '<', to);
  if (after !== null)
    narrowed = narrowed.where(({ eb, or }) =>
      or([eb('call.first_seen_at', '>', after.firstSeenAt), eb('call.flow_id', '>', after.flowId)]),
    );
  return narrowed.orderBy('call.first_seen_at').orderBy('call.flow_id').limit(limit);
}

function nextAfter(
  rows: readonly { readonly first_seen_at: number; readonly flow_id: string }[],
  { limit }: CallRange,
): CallCursor | null {
  const last = rows.at(-1);
  return last === undefined || rows.length < limit
    ? null
    : { firstSeenAt: last.first_seen_at, flowId: last.flow_id };
}

async function readCallsOf(
  session: Session,
  caller: PhoneNumber,
  limit: number,
): Promise<readonly PastDecision[]> {
  const rows = await callsWithDecision(session.db)
    .where('call.caller', '=', caller)
    .orderBy('call.first_seen_at', 'desc')
    .orderBy('call.flow_id', 'desc')
    .limit(limit)
    .execute();
  return toPastDecisions(session, rows);
}

async function readCalls(session: Session, flowIds: readonly string[]): Promise<readonly PastDecision[]> {
  if (flowIds.length === 0) return [];
  const rows = await callsWithDecision(session.db).where('call.flow_id', 'in', flowIds).execute();
  return toPastDecisions(session, rows);
}
