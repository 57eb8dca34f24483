import type { Deliberation } from '../deliberation.ts';
import { byFamiliarity, byIdleTime, firstOf } from '../hunt.ts';
import type { Choice } from './choice.ts';

/** For a VIP a second agent rings at once: the next familiar one, else whoever has been idle longest. */
export function ringSecondForVip(choice: Choice, { situation, available }: Deliberation): Choice {
  const { caller } = situation.terms;
  const isOnlyOne = choice.dialled.length === 1 && choice.overflow === null && !caller?.fixed?.strict;
  if (!caller?.vip || !isOnlyOne) return choice;
  const others = available.filter(one => !choice.dialled.includes(one));
  const familiar = others.filter(one => one.evidence > 0);
  const [second] = familiar.length > 0 ? firstOf(familiar, byFamiliarity, 1) : firstOf(others, byIdleTime, 1);
  return second === undefined ? choice : { ...choice, dialled: [...choice.dialled, second] };
}
