import type { FastifyReply, FastifyRequest } from 'fastify';
import { BusyError } from '../../app/access/short-queue.ts';
import type { AppContext } from '../../app/context.ts';
import { spendAtMost } from '../../app/time-budget.ts';
import { ApiError } from './route.ts';

type Failure = Error & { readonly statusCode?: number };

/** Answers a request of the page that failed, and logs what is not the visitor's fault. */
export function answerError(app: Pick<AppContext, 'store' | 'clock' | 'log'>) {
  return async (error: Failure, { method }: FastifyRequest, reply: FastifyReply): Promise<FastifyReply> => {
    const isOurs = toldOf(error) === null && (error.statusCode ?? 500) >= 500;
    const told = isOurs ? await blameOf(app) : toldOf(error);
    if (isOurs) app.log.error({ err: error, method }, 'A request of the page failed.');
    const status = told?.status ?? error.statusCode ?? 500;
    const code = told?.code ?? (isOurs ? 'failed' : 'bad-request');
    const text = told === null || told.text === null ? {} : { text: told.text };
    if (told !== null && told.retryAfterSeconds !== null) reply.header('retry-after', told.retryAfterSeconds);
    const said = told ?? (isOurs ? null : error);
    return reply.code(status).send({ error: said?.message ?? 'Internal error.', code, ...text });
  };
}

/** What people are told of an error; null if it is none that they could do anything about. */
function toldOf(error: Failure): ApiError | null {
  if (error instanceof ApiError) return error;
  if (error instanceof BusyError) return busy(error.retryAfterSeconds);
  return error.statusCode === 413 ? tooLarge : null;
}

const probedForMs = 1_000;

/**
 * Whether the database is to blame for a failure, which it is if it does not take a lease now either; null: it is not.
 * Tried and not read off the error, since each database has dozens for that it can't be reached, is locked or full.
 */
async function blameOf({ store, clock }: Pick<AppContext, 'store' | 'clock'>): Promise<ApiError | null> {
  const now = clock();
  const isThere = store.holdLease('page-probe', now, now).then(() => true);
  return (await spendAtMost(probedForMs, isThere, { instead: false })) ? null : databaseAway;
}

function busy(retryAfterSeconds: number): ApiError {
  const text = {
    en: 'Too many people sign in at the moment. Please try again in a few seconds.',
    de: 'Gerade melden sich zu viele an. Bitte versuchen Sie es in einigen Sekunden noch einmal.',
  };
  return new ApiError(503, 'busy', text.en, text, retryAfterSeconds);
}

const tooLarge = new ApiError(413, 'too-large', 'This is too large.', {
  en: 'This is too large.',
  de: 'Das ist zu groß.',
});

const awayText = {
  en: 'The database can’t be reached at the moment. Calls are still taken. Please try again in a moment.',
  de: 'Die Datenbank ist gerade nicht erreichbar. Anrufe werden weiter angenommen. Bitte versuchen Sie es gleich noch einmal.',
};
const databaseAway = new ApiError(503, 'database-away', awayText.en, awayText, 5);
