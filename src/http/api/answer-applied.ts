import type { Applied } from '../../app/plan/apply-plan.ts';
import { problemTexts } from '../../app/plan/change-plan.ts';
import { ApiError, refused } from './route.ts';

const done = { done: true } as const;

/** The reply to a change of the configuration. */
export function answerApplied(applied: Applied): typeof done {
  switch (applied.kind) {
    case 'applied':
    case 'unchanged':
      return done;
    case 'refused':
      throw refused(problemTexts(applied));
    case 'outdated':
      throw new ApiError(
        409,
        'outdated',
        `Somebody else has changed the configuration in the meantime: revision ${applied.revision} is in force.`,
      );
  }
}
