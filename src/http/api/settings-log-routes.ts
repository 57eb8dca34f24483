import { z } from 'zod';
import { undoPlan } from '../../app/plan/apply-plan.ts';
import { documentOf } from '../../app/plan/plan-desk.ts';
import type { Revision } from '../../app/ports/plan.ts';
import type { Language } from '../../domain/language.ts';
import { renderChanges } from '../../plan/changes.ts';
import { readableWords } from '../../plan/describe-difference.ts';
import { differencesBetween } from '../../plan/differences.ts';
import type { PlanDocument } from '../../plan/document.ts';
import {
  logEntrySchema,
  logQuerySchema,
  logSchema,
  type SettingsLogEntry,
  savedSchema,
  undoSchema,
} from '../contract/settings.ts';
import { noteSaved, savedBy } from './answer-change.ts';
import { readableBy } from './readable.ts';
import { renderDifferences } from './render-settings.ts';
import { ApiError, admins, notFound, type PageContext, type Route, route, watchers } from './route.ts';

/** Who changed the configuration, and undoing it. */
export const settingsLogRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/settings/log',
    summary: 'Who changed the configuration, newest first',
    roles: watchers,
    query: logQuerySchema,
    reply: logSchema,
    async run({ page, query }) {
      const { limit, before } = query;
      const revisions = await page.revisions.listRevisions(limit + 1, before);
      const entries = revisions.slice(0, limit).map(one => toEntry(page, one));
      return { entries, next: revisions.length > limit ? (entries.at(-1)?.number ?? null) : null };
    },
  }),
  route({
    method: 'GET',
    path: '/settings/log/:number',
    summary: 'What one change of the configuration changed',
    roles: watchers,
    params: z.object({ number: z.coerce.number().int().min(1) }),
    reply: logEntrySchema,
    async run({ page, params }) {
      const revision = await page.revisions.readRevision(params.number);
      if (revision === null) throw notFound('revision');
      const before = await documentBefore(page, params.number);
      const differences = differencesBetween(before, await documentOf(revision));
      return { ...toEntry(page, revision), ...renderDifferences(page, differences) };
    },
  }),
  route({
    method: 'POST',
    path: '/settings/undo',
    summary: 'Undo a change: restore what applied before it',
    roles: admins,
    body: undoSchema,
    reply: savedSchema,
    async run(call) {
      const { page, body, visitor } = call;
      const { number, basedOn } = body;
      const undone = await undoPlan(page.desk, number, { by: visitor?.user.login ?? '', basedOn });
      if (undone === null)
        throw new ApiError(
          404,
          'not-found',
          'There is nothing to undo, or the revision before it is no longer kept.',
        );
      return noteSaved(call, 'settings-undone', savedBy(call.page, undone, basedOn));
    },
  }),
];

function toEntry(page: PageContext, { number, at, by, kind, changes }: Revision): SettingsLogEntry {
  const readable = readableBy(page);
  const summaryIn = (language: Language): string =>
    renderChanges(
      changes.map(one => ({ ...one, name: readableWords(one.name, { language, readable }) })),
      language,
    );
  return { number, at, by, kind, summary: { de: summaryIn('de'), en: summaryIn('en') } };
}

/** The document before a revision; that of the environment if there is none. */
async function documentBefore(
  { desk, revisions }: PageContext,
  number: number,
): Promise<PlanDocument | null> {
  if (number === 1) return desk.fromEnvironment;
  const before = await revisions.readRevision(number - 1);
  // Compared with an older one, what others have changed would seem to be part of this change.
  if (before === null) throw notFound('revision before it');
  return (await documentOf(before)) ?? desk.fromEnvironment;
}
