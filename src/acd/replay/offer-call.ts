import { decide } from '../decide.ts';
import type { Decision } from '../decision.ts';
import type { Familiarity } from '../familiarity.ts';
import type { Knowledge } from '../interpret.ts';
import type { LocalMoment } from '../local-date.ts';
import type { Hotline } from '../plan.ts';
import { toSituation } from '../situation.ts';
import type { ReplayedLeg } from './leg-events.ts';

/** Decides as the service does. The only place where a replay asks the product whom to dial. */
export function offerCall(
  { callId, caller }: ReplayedLeg,
  known: Knowledge,
  familiarity: readonly Familiarity[],
  { hotline, now }: { readonly hotline: Hotline; readonly now: number },
): Decision {
  const recalled = { familiarity, returnCall: null };
  const surroundings = { hotline, now, basis: 'store', toLocal: alwaysOpen, canPlay: () => false } as const;
  return decide(toSituation({ callId, caller }, known, recalled, surroundings));
}

/** Not looked at: the hotline of a replay has no hours. */
function alwaysOpen(): LocalMoment {
  return { date: '1970-01-01', weekday: 'thursday', minute: 0 };
}
