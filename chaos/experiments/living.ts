import { arbitraryStep } from '../../test/support/living/arbitrary-step.ts';
import type { Experiment } from '../laboratory.ts';
import { walkAtRandom } from '../living-walk.ts';
import { onDatabases } from '../on-databases.ts';

export const living: Experiment = {
  name: 'living',
  purpose:
    'Calls, repeated and lost pushes, outages, a full spool, kills, a clock that is set and presence that is lost, in any order: after each step as many legs are open as follow from what was acknowledged, and nobody is rung who is busy.',
  async run(laboratory) {
    if (laboratory.isShort)
      return laboratory.find({
        experiment: 'living',
        database: 'all',
        outcome: 'skipped',
        text: 'The tests take such walks.',
      });
    await onDatabases(laboratory, 'living', ['sqlite', 'mysql', 'postgres'], attempt =>
      walkAtRandom(laboratory, attempt, {
        name: 'living',
        instances: 1,
        steps: 10_000,
        arbitrary: arbitraryStep.map(step => ({ ...step, at: 0 })),
      }),
    );
  },
};
