import fc from 'fast-check';
import type { Step } from './steps.ts';

const index = fc.nat(7);
/** Whatever may happen; calls more often than mishaps. */
export const arbitraryStep: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ what: fc.constant('call' as const), index }) },
  { weight: 6, arbitrary: fc.record({ what: fc.constantFrom('answer' as const, 'hangup' as const), index }) },
  {
    weight: 3,
    arbitrary: fc.record({ what: fc.constantFrom('direct' as const, 'outgoing' as const), index }),
  },
  { weight: 2, arbitrary: fc.record({ what: fc.constant('again' as const), index }) },
  {
    weight: 2,
    arbitrary: fc.record({ what: fc.constant('pass' as const), ms: fc.integer({ min: 1_000, max: 30_000 }) }),
  },
  {
    weight: 1,
    arbitrary: fc.record({ what: fc.constant('set the clock' as const) }),
  },
  { weight: 3, arbitrary: fc.record({ what: fc.constantFrom('lock' as const, 'unlock' as const) }) },
  {
    weight: 2,
    arbitrary: fc.record({
      what: fc.constantFrom('backlog' as const, 'kill' as const, 'kill' as const, 'stop' as const),
    }),
  },
);
