import type { CallerRecords } from '../../app/ports/erasure.ts';
import type { PhoneNumber } from '../../domain/phone-number.ts';
import type { Session, Write } from '../database/session.ts';
import { eraseCaller } from './erase-caller.ts';
import { countKept, readAgentsKnownTo, readEntriesOf } from './kept-of-caller.ts';

/** Erases a caller from what the store has written outside its own tables. */
export type EraseElsewhere = (caller: PhoneNumber) => Promise<void>;

/** What a database keeps of single callers, to be told and erased. */
export function openCallerRecords(
  session: Session,
  write: Write,
  eraseElsewhere: EraseElsewhere,
): CallerRecords {
  return {
    countKept: caller => countKept(session, caller),
    entriesOf: (caller, limit) => readEntriesOf(session, caller, limit),
    agentsKnownTo: caller => readAgentsKnownTo(session, caller),
    async eraseCaller(caller, until = Number.MAX_SAFE_INTEGER) {
      await eraseCaller(session, write, caller, until);
      await eraseElsewhere(caller);
    },
  };
}
