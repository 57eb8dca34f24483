import type { Attempt } from './attempt.ts';
import type { Call } from './call.ts';
import { createChance } from './chance.ts';
import { withPlus } from './directory.ts';
import { type Ending, failed } from './ending.ts';
import { answerLeg } from './legs.ts';
import type { Phone } from './phone.ts';
import { type Rung, ringLimitSeconds, ringPhones } from './ring.ts';

/** Rings somebody outside the account for click-to-call. Chance comes from the call's id, so a run can be repeated. */
export async function ringOutside(attempt: Attempt, number: string): Promise<Ending> {
  const { world, call, leg } = attempt;
  call.ringsOutside = true;
  const { mailboxAfterSeconds } = world.callers.of(number);
  const rung = await ringThem(attempt, number);
  if (rung.kind === 'stopped') return { kind: 'stopped', leg };
  if (rung.kind === 'failed' && mailboxAfterSeconds === null) return failed(leg, rung.cause);
  const by = { number, user: null };
  answerLeg(world, call, leg, by);
  if (rung.kind === 'failed') return { kind: 'voicemail', leg };
  call.releases.push(rung.release);
  return { kind: 'answered', leg, by };
}

async function ringThem({ world, call, leg, signal }: Attempt, number: string): Promise<Rung> {
  if (world.calls.some(other => other !== call && occupies(other, number)))
    return { kind: 'failed', cause: 'busy' };
  const { picksUp, mailboxAfterSeconds } = world.callers.of(number);
  const isThere = createChance(Number.parseInt(leg.callId.slice(0, 8), 16)).next() < picksUp;
  const phone = world.phones.of(number);
  const seconds = Math.min(mailboxAfterSeconds ?? ringLimitSeconds, ringLimitSeconds);
  return ringPhones(world, [isThere ? phone : left(phone)], { seconds, signal });
}

/** Whether a call is under way in which they ring or talk. */
function occupies(call: Call, number: string): boolean {
  if (call.endedAt !== null) return false;
  if (call.direction === 'in') return withPlus(call.from) === number;
  return withPlus(call.to) === number && (call.clicked === null || call.ringsOutside);
}

/** The phone while nobody is near. */
function left(phone: Phone): Phone {
  return { ...phone, state: () => ({ ...phone.state(), answers: 'never' }) };
}
