import type { Applied } from '../../app/apply-plan.ts';
import { describeProblem } from '../../plan/plan-problem.ts';
import { ApiError } from './route.ts';

/** The revision that is in force after a change; where nothing changed, the one before. */
export function revisionOf(applied: Applied, before: number): number {
  switch (applied.kind) {
    case 'applied':
      return applied.revision;
    case 'unchanged':
      return before;
    case 'refused':
      throw new ApiError(422, 'refused', applied.problems.map(one => describeProblem(one)).join(' '));
    case 'outdated':
      throw outdated(applied.revision);
  }
}

export function outdated(revision: number): ApiError {
  return new ApiError(
    409,
    'outdated',
    `Somebody has changed the configuration meanwhile; revision ${revision} is in force. Read it, and change that.`,
  );
}
