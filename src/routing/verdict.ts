import type { Verdict } from '../domain/decision.ts';
import type { Weighed } from './hunt.ts';
import type { Choice } from './rules/choice.ts';

/** Why somebody was not dialled. `choice` is null while it is not yet known who will be. */
export function verdictOn(loser: Weighed, choice: Choice | null): Verdict {
  const { availability, dialNumber, bar, missedThisCaller } = loser;
  if (bar !== null) return bar;
  if (availability !== 'available' && availability !== 'unknown') return availability;
  if (dialNumber === null) return 'offline';
  const winner = choice?.dialled[0];
  if (availability === 'unknown' && winner?.availability !== 'unknown') return 'unknown';
  if (missedThisCaller && !winner?.missedThisCaller) return 'missed-last-call';
  if (loser.isOverloaded && !winner?.isOverloaded) return 'overloaded';
  return choice === null || loser.isGuest ? 'outranked' : verdictOfRule(loser, choice);
}

function verdictOfRule({ evidence }: Weighed, { rule }: Choice): Verdict {
  switch (rule) {
    case 'preferred-agent':
    case 'next-familiar':
    case 'majority-agent':
    case 'offers-callback':
    case 'waits-for-familiar':
      return evidence > 0 ? 'less-familiar' : 'not-familiar';
    case 'last-agent':
      return 'not-the-last';
    case 'longest-idle':
      return 'idle-for-less';
    case 'someone-new':
      return evidence > 0 ? 'already-known' : 'idle-for-less';
    case 'random':
      return 'not-drawn';
    case 'only-listens':
    case 'blocked':
    case 'withheld':
    case 'closed':
    case 'fixed-agent':
    case 'return-call':
    case 'deputy':
    case 'asks-for-voicemail':
    case 'asks-for-callback':
    case 'waits-for-anybody':
    case 'nobody-available':
      return 'outranked';
  }
}
