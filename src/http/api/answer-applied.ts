import type { Applied } from '../../app/apply-plan.ts';
import { problemTexts } from '../../app/change-plan.ts';
import { ApiError } from './route.ts';

const done = { done: true } as const;

/** Says what became of a change of the configuration. */
export function answerApplied(applied: Applied): typeof done {
  switch (applied.kind) {
    case 'applied':
    case 'unchanged':
      return done;
    case 'refused':
      throw refusal(problemTexts(applied));
    case 'outdated':
      throw new ApiError(
        409,
        'outdated',
        `Somebody else has changed the configuration meanwhile: revision ${applied.revision} is in force.`,
      );
  }
}

function refusal({ de, en }: ReturnType<typeof problemTexts>): ApiError {
  return new ApiError(422, 'refused', en.join(' '), { de: de.join(' '), en: en.join(' ') });
}
