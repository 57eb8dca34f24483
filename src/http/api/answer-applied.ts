import type { Applied } from '../../app/plan/apply-plan.ts';
import type { AuditEvent } from '../../app/ports/audit.ts';
import { note } from './note.ts';
import { renderRefusal } from './render-settings.ts';
import { type ApiCall, ApiError, type PageContext, refused } from './route.ts';

const done = { done: true } as const;

/** The reply to a change of the configuration, which the audit trail has if there was one. */
export async function answerNoted(
  call: ApiCall<unknown, unknown, unknown>,
  applied: Applied,
  event: AuditEvent,
  about: string,
): Promise<typeof done> {
  const answer = answerApplied(call.page, applied);
  if (applied.kind === 'applied') await note(call, event, about);
  return answer;
}

/** The reply to a change of the configuration. */
function answerApplied(page: PageContext, applied: Applied): typeof done {
  switch (applied.kind) {
    case 'applied':
    case 'unchanged':
      return done;
    case 'refused':
      throw refused(renderRefusal(page, applied.problems, applied.given));
    case 'outdated':
      throw new ApiError(
        409,
        'outdated',
        `Somebody else has changed the configuration in the meantime: revision ${applied.revision} is in force.`,
      );
  }
}
