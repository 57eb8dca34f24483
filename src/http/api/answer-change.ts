import type { Applied } from '../../app/apply-plan.ts';
import { problemTexts } from '../../app/change-plan.ts';
import { ApiError, refused } from './route.ts';

/** The revision that is in force after a change; where nothing changed, the one before. */
export function revisionOf(applied: Applied, before: number): number {
  switch (applied.kind) {
    case 'applied':
      return applied.revision;
    case 'unchanged':
      return before;
    case 'refused':
      throw refused(problemTexts(applied));
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
