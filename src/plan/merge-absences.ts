import { addDays } from '../acd/local-date.ts';
import type { AgentId } from '../acd/roster.ts';
import type { TimeZone } from '../acd/time-zone.ts';
import type { AbsenceDocument, PlanDocument } from './document.ts';

/** A time that a calendar marks, in epoch milliseconds; `to` is just past it. */
export interface MarkedTime {
  readonly from: number;
  readonly to: number;
  readonly summary: string;
  /** Of the event; repetitions share it. */
  readonly uid: string;
}

/**
 * The document with an agent's absences from a calendar. An event that was imported before is replaced, so that the
 * same calendar can be imported again and again; what is over at `now` is left out.
 */
export function mergeAbsences(
  document: PlanDocument,
  marked: readonly MarkedTime[],
  options: {
    readonly agent: AgentId;
    readonly deputies: readonly AgentId[];
    readonly zone: TimeZone;
    /** Epoch milliseconds. */
    readonly now: number;
  },
): PlanDocument {
  const { agent, deputies, zone, now } = options;
  const uids = new Set(marked.map(({ uid }) => uid));
  const kept = (document.absences ?? []).filter(
    absence => absence.agent !== agent || absence.uid === undefined || !uids.has(absence.uid),
  );
  const imported = marked
    .filter(({ to }) => to > now)
    .map(
      (time): AbsenceDocument => ({
        agent,
        ...toDates(time, zone),
        ...(deputies.length > 0 && { deputies: [...deputies] }),
        ...(time.summary !== '' && { why: time.summary.slice(0, 100).trim() }),
        uid: time.uid,
      }),
    );
  return { ...document, absences: [...kept, ...imported] };
}

/** Whole days where the time begins and ends at midnight, else moments. */
function toDates({ from, to }: MarkedTime, zone: TimeZone): Pick<AbsenceDocument, 'from' | 'to'> {
  const [start, end] = [zone.toLocal(from), zone.toLocal(to)];
  if (start.minute === 0 && end.minute === 0) return { from: start.date, to: addDays(end.date, -1) };
  return { from: `${start.date} ${clockText(start.minute)}`, to: `${end.date} ${clockText(end.minute)}` };
}

function clockText(minute: number): string {
  const twoDigits = (value: number): string => String(value).padStart(2, '0');
  return `${twoDigits(Math.floor(minute / 60))}:${twoDigits(minute % 60)}`;
}
