import fc from 'fast-check';
import type { Step, StepAt } from './familiar.ts';
import { talkingExpiresMs } from './model.ts';

const index = fc.nat(7);
const seconds = fc.integer({ min: 1_000, max: 30_000 });
/** Whatever may happen; calls more often than mishaps. */
export const arbitraryStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 12, arbitrary: onOne('call') },
  { weight: 12, arbitrary: onOne('answer', 'hangup') },
  { weight: 6, arbitrary: onOne('direct', 'outgoing') },
  { weight: 4, arbitrary: onOne('again') },
  { weight: 2, arbitrary: onOne('lose') },
  { weight: 1, arbitrary: onOne('telephone on or off') },
  { weight: 4, arbitrary: fc.record({ what: fc.constant('pass' as const), ms: seconds }) },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constant('pass' as const), ms: fc.constant(talkingExpiresMs) }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('set the clock' as const) }) },
  { weight: 7, arbitrary: fc.record({ what: fc.constantFrom('lock' as const, 'unlock' as const) }) },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constantFrom('backlog' as const, 'fill the spool' as const) }),
  },
  {
    weight: 2,
    arbitrary: fc.record({ what: fc.constantFrom('kill' as const, 'kill' as const, 'stop' as const) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constantFrom('presence fails' as const, 'presence is empty' as const) }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('presence is back' as const) }) },
);

function onOne(...whats: readonly Extract<Step, { readonly index: number }>['what'][]): fc.Arbitrary<Step> {
  return fc.record({ what: fc.constantFrom(...whats), index });
}

/** The same to either of two instances, and what only two can do. */
export const arbitraryStepOfPair: fc.Arbitrary<StepAt> = fc
  .record({
    step: fc.oneof(
      { weight: 14, arbitrary: arbitraryStep },
      {
        weight: 1,
        arbitrary: fc.record({
          what: fc.constantFrom(
            'call at both' as const,
            'call at both' as const,
            'kill all' as const,
            'kill for good' as const,
            'stop for good' as const,
            'return' as const,
          ),
        }),
      },
    ),
    at: fc.constantFrom(0, 1, 0, 1, null),
  })
  .map(({ step, at }) => ({ ...step, at }));
