import type { Candidate } from '../domain/decision.ts';
import type { LocalMoment } from '../domain/local-date.ts';
import { isOpenAt, nextOpening, specialDayAt } from '../domain/opening-hours.ts';
import type { PhoneNumber } from '../domain/phone-number.ts';
import type {
  AnnouncementName,
  CallerRule,
  Hotline,
  OverflowCause,
  OverflowStep,
  Refusal,
} from '../domain/plan.ts';
import type { OffDuty } from '../domain/plan-index.ts';
import { agentById, type Roster } from '../domain/roster.ts';
import type { CallerTerms, ClosedTerms, RefusalTerms, Terms } from '../domain/terms.ts';

/** What surrounds a decision besides what is known. */
export interface Surroundings {
  /** Epoch milliseconds. */
  readonly now: number;
  /** The wall clock where the hotline is, at a moment in epoch milliseconds. */
  readonly toLocal: (at: number) => LocalMoment;
  /** Whether there is an announcement of this name. */
  readonly canPlay: (name: AnnouncementName) => boolean;
  /** Whether Familiar may call this number by itself. */
  readonly mayBeCalledBack: (number: PhoneNumber) => boolean;
}

/** Why a caller is turned away, if so. An announcement that can't be played becomes a plain rejection. */
export function refusalOf(
  { hotline, rule, callerIsKnown }: { hotline: Hotline; rule: CallerRule | null; callerIsKnown: boolean },
  { canPlay }: Surroundings,
): RefusalTerms | null {
  const playable = (how: Refusal): Refusal =>
    how.kind === 'announcement' && !canPlay(how.announcement) ? { kind: 'reject' } : how;
  if (rule?.blocked) return { because: 'blocked', how: playable(rule.blocked), customer: rule.name };
  if (callerIsKnown || hotline.withheld === 'as-strangers') return null;
  return { because: 'withheld', how: playable(hotline.withheld), customer: '' };
}

/** Null while the hotline is open. */
export function closedOf(
  { hours }: Hotline,
  { now, toLocal }: Pick<Surroundings, 'now' | 'toLocal'>,
): ClosedTerms | null {
  if (hours === null) return null;
  const moment = toLocal(now);
  const { open, because, label } = isOpenAt(hours, moment);
  return open ? null : { because, label, reopens: nextOpening(hours, moment) };
}

/** What a rule says of a caller who is not turned away. Nobody can be given to an agent who has left. */
export function callerTermsOf(rule: CallerRule | null, roster: Roster): CallerTerms | null {
  if (rule === null) return null;
  const { name, vip, never, someoneNew } = rule;
  const fixed = rule.fixed !== null && agentById(roster, rule.fixed.agentId) !== null ? rule.fixed : null;
  const says = vip || fixed !== null || never.length > 0 || someoneNew;
  return says ? { name, vip, fixed, never, someoneNew } : null;
}

/** The overflow of a hotline that is closed: of a special day that has one of its own that may come to pass, or the usual. */
export function overflowWhileClosed(
  hotline: Hotline,
  {
    hotlines,
    canPlay,
    now,
    toLocal,
  }: Omit<Surroundings, 'mayBeCalledBack'> & { readonly hotlines: ReadonlySet<PhoneNumber> },
): Terms['overflow'] {
  const day = hotline.hours === null ? null : specialDayAt(hotline.hours, toLocal(now));
  const closed = (day === null ? undefined : hotline.overflow[day]) ?? [];
  const ofDay = overflowOf({ overflow: { ...hotline.overflow, closed } }, ['closed'], { hotlines, canPlay });
  return ofDay.closed === undefined ? overflowOf(hotline, ['closed'], { hotlines, canPlay }) : ofDay;
}

/** The overflow that may come to pass, without what can't be played, and without what would send the call in circles. */
export function overflowOf(
  { overflow }: Pick<Hotline, 'overflow'>,
  causes: readonly OverflowCause[],
  { hotlines, canPlay }: { hotlines: ReadonlySet<PhoneNumber>; canPlay: Surroundings['canPlay'] },
): Terms['overflow'] {
  const isPossible = (step: OverflowStep): boolean => {
    if (step.kind === 'number') return !hotlines.has(step.number);
    return step.kind !== 'announcement' || canPlay(step.announcement);
  };
  const possible: Partial<Record<OverflowCause, readonly OverflowStep[]>> = {};
  for (const cause of causes) {
    const steps = overflow[cause].filter(isPossible);
    if (steps.length > 0) possible[cause] = steps;
  }
  return possible;
}

/** Working times count while the hotline is open: whom its overflow names besides is on call. */
export function withOffDuty(candidates: readonly Candidate[], offDuty: OffDuty, terms: Terms): Terms {
  const ids = offDuty === null ? [] : candidates.map(({ agentId }) => agentId).filter(offDuty);
  return ids.length === 0 ? terms : { ...terms, offDuty: ids };
}
