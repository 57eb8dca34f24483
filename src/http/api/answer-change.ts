import type { z } from 'zod';
import type { Applied } from '../../app/plan/apply-plan.ts';
import type { Undecided } from '../../app/plan/draft.ts';
import type { AuditEvent } from '../../app/ports/audit.ts';
import type { savedSchema } from '../contract/settings.ts';
import { note } from './note.ts';
import { renderRefusal } from './render-settings.ts';
import { type ApiCall, ApiError, type PageContext, refused } from './route.ts';

/** The revision in force after a change; `before` if nothing changed. */
export function savedBy(page: PageContext, applied: Applied, before: number): z.input<typeof savedSchema> {
  switch (applied.kind) {
    case 'applied':
      return { revision: applied.revision, notes: [...applied.notes] };
    case 'unchanged':
      return { revision: before, notes: [...applied.notes] };
    case 'refused':
      throw refused(renderRefusal(page, applied.problems, applied.given));
    case 'outdated':
      throw outdated(applied.revision);
  }
}

/** Notes a revision in the audit trail, and passes it on. */
export async function noteSaved(
  call: ApiCall<unknown, unknown, { readonly basedOn: number }>,
  event: AuditEvent,
  saved: z.input<typeof savedSchema>,
): Promise<z.input<typeof savedSchema>> {
  if (saved.revision !== call.body.basedOn) await note(call, event, String(saved.revision));
  return saved;
}

export function outdated(revision: number): ApiError {
  return new ApiError(
    409,
    'outdated',
    `Somebody else has changed the configuration in the meantime; revision ${revision} is in force. Read it, and change that.`,
  );
}

export function undecided({ places }: Undecided): ApiError {
  const [en, de] =
    places === 1
      ? ['One place still has', 'An einer Stelle ist noch']
      : [`${places} places still have`, `An ${places} Stellen ist noch`];
  return refused({
    en: `${en} to be chosen: yours or theirs. POST /settings/merge lists them.`,
    de: `${de} zu wählen, wessen Wert gilt. POST /settings/merge nennt sie.`,
  });
}
