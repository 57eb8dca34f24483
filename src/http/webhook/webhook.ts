import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import { admitEvent } from '../../app/calls/admit-event.ts';
import { recordCall } from '../../app/calls/record-call.ts';
import { takeCall } from '../../app/calls/take-call.ts';
import { takeTurn } from '../../app/calls/take-turn.ts';
import type { AppContext } from '../../app/context.ts';
import { noteNotRecorded } from '../../app/health/not-recorded.ts';
import type { PushTraces } from '../../app/health/push-traces.ts';
import type { CallEvent } from '../../domain/call-event.ts';
import type { Reply } from '../../domain/reply.ts';
import { parsePushEvent } from '../../sipgate/push-event.ts';
import type { SignatureVerifier } from '../../sipgate/signature.ts';
import { turnNamedIn } from '../../sipgate/turn-address.ts';
import { emptyResponse, renderReply } from '../../sipgate/verb.ts';
import type { Allowance } from './allowance.ts';
import { type AnnouncementShelf, announcementRoutes } from './announcement-shelf.ts';
import { type Challenges, isChallenge } from './answer-challenges.ts';
import { findRefusal, isFromProgram, refusalOfType } from './refusals.ts';
import { shownPath, type WebhookPath } from './webhook-path.ts';

/** What the webhook needs to know. */
export interface Webhook {
  readonly context: AppContext;
  readonly verify: SignatureVerifier;
  /** What sipgate can fetch to play. */
  readonly shelf: AnnouncementShelf;
}

/** Where pushes are taken, and what is noticed of how they come. */
interface WebhookPlace {
  readonly path: WebhookPath;
  readonly traces: PushTraces;
  /** How often it is looked for why a signature is wrong, which takes several checks. */
  readonly diagnoses: Allowance;
  readonly challenges: Challenges;
}

/** Serves the pushes at the path of the webhook's URL, however it is written, and below it the announcements. */
export function webhookRoutes(server: FastifyInstance, webhook: Webhook, place: WebhookPlace): void {
  const { path, traces } = place;
  // Bodies in any other format are refused unread.
  server.removeAllContentTypeParsers();
  server.addContentTypeParser(
    'application/x-www-form-urlencoded',
    { parseAs: 'buffer' },
    (_request, body, done) => done(null, body),
  );
  const errorHandler = (error: FastifyError, request: FastifyRequest, reply: FastifyReply): void => {
    if (error.statusCode === 415) traces.refused(refusalOfType(request));
    reply.code(error.statusCode ?? 500).send(error);
  };
  server.post<{ Body: Buffer | undefined }>(path.pushRoute, { errorHandler }, async (request, reply) => {
    const answer = await answerPush(webhook, request, place);
    // The value is returned and not the reply itself: a promise of a reply waits until it has been sent.
    reply.code(answer.status);
    if ('error' in answer) return { error: answer.error };
    // Also where an event could not be recorded: whatever else is wrong, sipgate gets XML.
    reply.type('application/xml');
    return answer.xml;
  });
  server.route({
    method: ['GET', 'PUT', 'DELETE', 'PATCH'],
    url: path.pushRoute,
    handler: (request, reply) => {
      const said = 'This is where sipgate pushes calls, by POST.';
      // Whoever looks with a browser is no trace of anything.
      if (isFromProgram(request))
        traces.refused({ kind: 'method', said, detail: request.method, claimsSipgate: true });
      return reply.code(405).header('allow', 'POST').send({ error: said });
    },
  });
  announcementRoutes(server, path.announcementsRoute, webhook.shelf);
}

/** What is said to a push: XML, or why it was refused. With 503 it is not acknowledged. */
type PushAnswer =
  | { readonly status: 200 | 503; readonly xml: string }
  | { readonly status: number; readonly error: string };

async function answerPush(
  webhook: Webhook,
  request: FastifyRequest<{ Body: Buffer | undefined }>,
  { path, traces, diagnoses, challenges }: WebhookPlace,
): Promise<PushAnswer> {
  const { body = Buffer.alloc(0), originalUrl } = request;
  if (isChallenge(request)) {
    const xml = await challenges.answer(request, body, true);
    if (xml !== null) return { status: 200, xml };
  }
  const refusal = await findRefusal(request, body, webhook.verify, diagnoses);
  if (refusal !== null) {
    traces.refused(refusal);
    return { status: refusal.status, error: refusal.said };
  }
  const parsed = parsePushEvent(body);
  if (!parsed.ok) {
    const { problem } = parsed;
    traces.refused({ kind: 'not-understood', said: problem, detail: problem, claimsSipgate: true });
    return { status: 400, error: parsed.problem };
  }
  traces.arrived();
  const spelling = path.spellingOf(originalUrl);
  if (spelling !== null) traces.respelled(shownPath(originalUrl), spelling);
  const admission = await admitEvent(webhook.context, parsed.event, parsed.accountId);
  if (admission === 'foreign') traces.foreign();
  return admission === 'taken' ? answerEvent(webhook, parsed.event, turnNamedIn(originalUrl)) : nothingToSay;
}

async function answerEvent(webhook: Webhook, event: CallEvent, turn: number | null): Promise<PushAnswer> {
  const { context } = webhook;
  context.health.pushReceived(event.type);
  if (event.type === 'newCall') return accept(webhook, await takeCall(context, event));
  try {
    if (event.type === 'dtmf') {
      const reply = await takeTurn(context, event, turn);
      return reply.kind === 'as-configured' ? nothingToSay : accept(webhook, reply);
    }
    await recordCall(context, event);
  } catch (error) {
    noteNotRecorded(context, error, { callId: event.callId, what: 'An event could not be recorded.' });
    return { status: 503, xml: emptyResponse };
  }
  return nothingToSay;
}

function accept({ context }: Webhook, reply: Reply): PushAnswer {
  const { announcementUrl, pieceUrl, connection } = context;
  const { redirectAnonymous: anonymous } = context.known;
  const { webhookUrl: url } = connection.current;
  // Without an address nothing could follow up.
  if (url === null) return nothingToSay;
  return { status: 200, xml: renderReply(reply, { url, anonymous, announcementUrl, pieceUrl }) };
}

const nothingToSay: PushAnswer = { status: 200, xml: emptyResponse };
