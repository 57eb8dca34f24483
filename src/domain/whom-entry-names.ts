import type { JournalEntry } from './journal-entry.ts';
import { numberOf } from './party.ts';
import type { PhoneNumber } from './phone-number.ts';

/**
 * The person outside the company whom an entry is about: who called, or whom an agent called. Null where nobody
 * is named, as at the end of a turn, or only the company itself, as in a second leg. The database computes the
 * same for its index.
 */
export function callerOfEntry({ event, role }: JournalEntry): PhoneNumber | null {
  if (event.type === 'pastCall') return event.caller;
  if (!('caller' in event) || role === 'second-leg' || role === 'no-leg') return null;
  return numberOf(role === 'outgoing' ? event.called : event.caller);
}

/** Whose phone had passed the call on to the company; null: nobody’s, or it is not known. */
function diverterOfEntry({ event }: JournalEntry): PhoneNumber | null {
  return event.type === 'newCall' && event.diversion !== null ? numberOf(event.diversion) : null;
}

/** Everybody outside the company whom an entry names. */
export function personsIn(entry: JournalEntry): readonly PhoneNumber[] {
  return [callerOfEntry(entry), diverterOfEntry(entry)].filter(person => person !== null);
}

/**
 * The entry of a call that was somebody else’s, without this person: as if they had withheld their number. Null:
 * nothing is left of it, as of a call known from another system alone.
 */
export function withoutPerson(entry: JournalEntry, person: PhoneNumber): JournalEntry | null {
  const { event } = entry;
  const isAbout = callerOfEntry(entry) === person;
  if (event.type === 'pastCall') return isAbout ? null : entry;
  if (!('caller' in event)) return entry;
  const end = entry.role === 'outgoing' ? 'called' : 'caller';
  const masked = {
    ...event,
    ...(isAbout && { [end]: { kind: 'withheld' } }),
    ...(isAbout &&
      'answeringNumber' in event &&
      event.answeringNumber === person && { answeringNumber: null }),
    ...(diverterOfEntry(entry) === person && { diversion: null }),
  };
  return { ...entry, event: masked };
}
