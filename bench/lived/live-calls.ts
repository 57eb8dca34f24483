import { recordCall } from '../../src/app/calls/record-call.ts';
import { takeCall } from '../../src/app/calls/take-call.ts';
import type { AppContext } from '../../src/app/context.ts';
import type { CallEvent } from '../../src/domain/call-event.ts';
import type { Reply } from '../../src/domain/reply.ts';
import { parsePushEvent } from '../../src/sipgate/push-event.ts';
import { type PushedLeg, pushBody } from '../pushes.ts';
import type { LivedCall } from './who-calls.ts';

/** A push that is due. */
interface Due {
  readonly at: number;
  readonly body: string;
}

/** A company whose time is as the latest push says. */
export interface LivingCompany {
  readonly context: AppContext;
  /** Sets its clock, in epoch milliseconds. */
  readonly setClock: (at: number) => void;
}

/**
 * Lets the product take these calls as if they came now, in the order of time: it decides, and whoever it rings picks up or
 * not.
 *
 * @param onTaken is told after each call, and waited for.
 */
export async function liveCalls(
  company: LivingCompany,
  calls: Iterable<LivedCall>,
  onTaken: () => Promise<void> = async () => {},
): Promise<void> {
  let due: Due[] = [];
  for (const call of calls) {
    for (const push of due) if (push.at <= call.at) await take(company, push);
    due = due.filter(push => push.at > call.at);
    const body = pushBody('newCall', call.leg, call.leg.direction === 'in' ? { 'user[]': '' } : {});
    const reply = await take(company, { at: call.at, body });
    due = [...due, ...whatFollows(call, reply)].sort((a, b) => a.at - b.at);
    await onTaken();
  }
  for (const push of due) await take(company, push);
  await onTaken();
}

async function take({ context, setClock }: LivingCompany, { at, body }: Due): Promise<Reply | null> {
  setClock(at);
  const event = parse(body);
  if (event.type === 'newCall') return takeCall(context, event);
  await recordCall(context, event);
  return null;
}

function parse(body: string): CallEvent {
  const parsed = parsePushEvent(Buffer.from(body));
  if (!parsed.ok) throw new Error(parsed.problem);
  return parsed.event;
}

/** The answer, if somebody picks up before whoever calls gives up, and the end. */
function whatFollows({ leg, at, ringsMs, patienceMs, talkMs, luck }: LivedCall, reply: Reply | null): Due[] {
  const answeringNumber = whoPicksUp(leg, reply, luck);
  if (answeringNumber === null || patienceMs < ringsMs)
    return [{ at: at + patienceMs, body: pushBody('hangup', leg, { cause: 'cancel' }) }];
  const answeredAt = at + ringsMs;
  return [
    { at: answeredAt, body: pushBody('answer', leg, { answeringNumber, user: '' }) },
    {
      at: answeredAt + talkMs,
      body: pushBody('hangup', leg, { answeringNumber, cause: 'normalClearing' }),
    },
  ];
}

/** The number, as sipgate writes it; null: nobody was rung. */
function whoPicksUp({ direction, to }: PushedLeg, reply: Reply | null, luck: number): string | null {
  if (direction === 'out') return to;
  if (reply?.kind !== 'dial') return null;
  return reply.numbers[Math.floor(luck * reply.numbers.length)]?.slice(1) ?? null;
}
