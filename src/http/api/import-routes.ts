import type { z } from 'zod';
import { importSchema, knownBeforeSchema } from '../contract/connect.ts';
import { ApiError, admins, type PageContext, type Route, route } from './route.ts';

/** Past calls are taken over from sipgate, while calls come in. */
export const importRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/connect/import',
    summary: 'How the import of past calls is doing',
    roles: admins,
    reply: importSchema,
    run: async ({ page }) => describeImport(page),
  }),
  route({
    method: 'POST',
    path: '/connect/import',
    summary:
      'Import the past calls that sipgate remembers, from where it was stopped; 409 while that is done',
    roles: admins,
    isPaced: true,
    reply: importSchema,
    async run({ page, visitor, origin: from }) {
      if (!page.importJob.start({ by: visitor?.user.login ?? '', from })) throw isRunning;
      return describeImport(page);
    },
  }),
  route({
    method: 'DELETE',
    path: '/connect/import',
    summary: 'Stop the import after what is being written',
    roles: admins,
    reply: importSchema,
    async run({ page }) {
      // Not awaited: a database that is slow would hold up the answer.
      void page.importJob.stop();
      return describeImport(page);
    },
  }),
  route({
    method: 'GET',
    path: '/connect/import/known-before',
    summary:
      'Of the latest calls by callers who had called before, how many were answered by somebody they knew',
    roles: admins,
    isLong: true,
    reply: knownBeforeSchema,
    run: ({ page, gone }) => page.archive.knownBefore(gone),
  }),
];

const isRunning = new ApiError(409, 'running', 'The import is running already.', {
  en: 'The import is running already.',
  de: 'Der Import läuft schon.',
});

export function describeImport({ importJob }: Pick<PageContext, 'importJob'>): z.input<typeof importSchema> {
  const { state, done, totals, problem, waiting } = importJob.state();
  const { added, known, withoutAgent, withoutCaller } = totals;
  return {
    state,
    done,
    added,
    known,
    leftOut: withoutAgent + withoutCaller,
    problem,
    waiting: waiting && {
      why: waiting.why,
      seconds: Math.max(0, Math.ceil((waiting.until - performance.now()) / 1000)),
    },
  };
}
