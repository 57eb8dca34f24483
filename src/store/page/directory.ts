import type { CallPage, Directory, LookUps, PastDecision } from '../../app/ports/page.ts';
import type { PhoneNumber } from '../../domain/phone-number.ts';
import type { Session, Write } from '../database/session.ts';
import { callsWithDecision, toPastDecision } from '../journal/past-decisions.ts';
import { readCallback, readMissedCallers, writeCallback } from './callbacks.ts';
import {
  readCallersByName,
  readCallersByNumber,
  readFamiliarityOfMany,
  readNames,
  readRecentCallers,
} from './callers.ts';
import { readAgentFigures, readFigureSwitches, readKnownCallers, writeFigureSwitch } from './people.ts';
import { readProfile, writeProfile } from './profiles.ts';

/** What the page looks up and writes down. Read straight from the database, beside the transactions. */
export function openDirectory(session: Session, write: Write): Directory {
  return {
    ...lookUpsIn(session),
    saveProfile: (caller, profile) => write(unit => writeProfile(unit, caller, profile)),
    saveCallback: callback => write(unit => writeCallback(unit, callback)),
    switchFigures: one => write(unit => writeFigureSwitch(unit, one)),
  };
}

export function lookUpsIn(session: Session): LookUps {
  return {
    callsBetween: range => readCallsBetween(session, range),
    callById: flowId => readCall(session, flowId),
    callsOf: (caller, limit) => readCallsOf(session, caller, limit),
    recentCallers: limit => readRecentCallers(session, limit),
    callersByNumber: (prefixes, options) => readCallersByNumber(session, prefixes, options),
    callersByName: (text, limit) => readCallersByName(session, text, limit),
    namesOf: callers => readNames(session, callers),
    profileOf: caller => readProfile(session, caller),
    missedCallers: query => readMissedCallers(session, query),
    callbackOf: caller => readCallback(session, caller),
    callersKnownBy: (agentIds, limit) => readKnownCallers(session, agentIds, limit),
    figuresOfAgent: (agentIds, period) => readAgentFigures(session, agentIds, period),
    figureSwitches: () => readFigureSwitches(session),
    familiarityOfMany: callers => readFamiliarityOfMany(session, callers),
  };
}

async function readCallsBetween(
  { db }: Session,
  { from, to, after, limit }: Parameters<Directory['callsBetween']>[0],
): Promise<CallPage> {
  let query = callsWithDecision(db)
    .where('call.first_seen_at', '>=', after?.firstSeenAt ?? from)
    .where('call.first_seen_at', '<', to);
  if (after !== null)
    query = query.where(({ eb, or }) =>
      or([eb('call.first_seen_at', '>', after.firstSeenAt), eb('call.flow_id', '>', after.flowId)]),
    );
  const rows = await query.orderBy('call.first_seen_at').orderBy('call.flow_id').limit(limit).execute();
  const last = rows.at(-1);
  return {
    calls: rows.map(toPastDecision),
    next:
      last === undefined || rows.length < limit
        ? null
        : { firstSeenAt: last.first_seen_at, flowId: last.flow_id },
  };
}

async function readCallsOf(
  { db }: Session,
  caller: PhoneNumber,
  limit: number,
): Promise<readonly PastDecision[]> {
  const rows = await callsWithDecision(db)
    .where('call.caller', '=', caller)
    .orderBy('call.first_seen_at', 'desc')
    .orderBy('call.flow_id', 'desc')
    .limit(limit)
    .execute();
  return rows.map(toPastDecision);
}

async function readCall({ db }: Session, flowId: string): Promise<PastDecision | null> {
  const row = await callsWithDecision(db).where('call.flow_id', '=', flowId).executeTakeFirst();
  return row === undefined ? null : toPastDecision(row);
}
