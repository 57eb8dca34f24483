import { arbitraryStepOfPair } from '../../test/support/living/arbitrary-step.ts';
import type { Experiment } from '../laboratory.ts';
import { walkAtRandom } from '../living-walk.ts';
import { onDatabases } from '../on-databases.ts';

export const livingPair: Experiment = {
  name: 'living-pair',
  purpose:
    'Random steps with two Familiars on one database, either of which may get a push, lose the database, be killed or be gone for good: each says what follows from what it can know.',
  async run(laboratory) {
    if (laboratory.isShort)
      return laboratory.find({
        experiment: 'living-pair',
        database: 'all',
        outcome: 'skipped',
        text: 'The tests take such walks.',
      });
    await onDatabases(laboratory, 'living-pair', ['mysql', 'postgres'], attempt =>
      walkAtRandom(laboratory, attempt, {
        name: 'living-pair',
        instances: 2,
        steps: 2_000,
        arbitrary: arbitraryStepOfPair,
      }),
    );
  },
};
