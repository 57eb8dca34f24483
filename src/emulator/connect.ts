import type { Attempt } from './attempt.ts';
import { destinationOf, namedUser } from './directory.ts';
import { type Ending, failed, firstConnected } from './ending.ts';
import type { Instruction } from './instruction.ts';
import type { Leg } from './leg.ts';
import { announceLeg, answerLeg, endLeg, type NewLeg, openLeg } from './legs.ts';
import type { Phone } from './phone.ts';
import { gatherKeys, playSound } from './prompt.ts';
import { ringLimitSeconds, ringPhones } from './ring.ts';
import { ringOutside } from './ring-outside.ts';

/** More legs than this in one call are a loop between the webhook and the account's settings. */
const mostLegs = 30;
/** Emulated time between the end of a forwarded leg and the begin of the next. */
const forwardSeconds = 0.1;
/** Emulated time after which a mailbox picks up. */
const mailboxSeconds = 0.3;

/** Announces a leg to the webhook and does what it says. The leg it ends on is still open afterwards. */
export async function connectLeg(attempt: Attempt): Promise<Ending> {
  if (attempt.call.legs.length > mostLegs) return failed(attempt.leg, 'congestion');
  return obey(attempt, await announce(attempt));
}

/** Announces a leg to the webhook, unless a fault keeps the call from it, and tells what it says. */
export async function announce({ world, call, leg }: Attempt): Promise<Instruction> {
  return call.isUnreported ? { verb: 'none' } : announceLeg(world, leg);
}

/** Does what the webhook says. */
export async function obey(attempt: Attempt, instruction: Instruction): Promise<Ending> {
  const { leg, signal } = attempt;
  if (signal.aborted) return { kind: 'stopped', leg };
  switch (instruction.verb) {
    case 'none':
      return ringAsConfigured(attempt);
    case 'dial':
      return dial(attempt, instruction.numbers, instruction.callerId);
    case 'voicemail':
      return sendToMailbox(attempt);
    case 'play':
      await playSound(attempt, instruction.url);
      return obey(attempt, { verb: 'none' });
    case 'gather':
      return obey(attempt, await gatherKeys(attempt, instruction));
    case 'reject': {
      const cause = instruction.reason === 'busy' ? 'busy' : 'noAnswer';
      return { kind: 'failed', leg, cause, outcome: instruction.reason };
    }
    case 'hangup':
      return { kind: 'failed', leg, cause: 'normalClearing', outcome: 'rejected' };
  }
}

function ringAsConfigured(attempt: Attempt): Promise<Ending> {
  const { world, leg } = attempt;
  const { destination } = leg;
  const isInternal = destination.kind === 'line' || destination.kind === 'group';
  if (leg.direction === 'out' && isInternal) return dial(attempt, [leg.to], null);
  switch (destination.kind) {
    case 'mailbox':
      return answerAsMailbox(attempt);
    case 'external':
      return attempt.call.clicked === null
        ? ring(attempt, [world.phones.of(destination.number)], null)
        : ringOutside(attempt, destination.number);
    case 'line':
      return destination.line.forwardTo === null
        ? ring(attempt, [world.phones.of(destination.number)], destination.line.mailboxAfterSeconds)
        : forward(attempt, destination.line.forwardTo);
    case 'group': {
      const numbers = destination.members.flatMap(({ numbers, busyOnBusy }) =>
        busyOnBusy ? numbers.slice(0, 1) : numbers,
      );
      const phones = numbers.map(({ number }) => world.phones.of(number));
      // A queue picks up under its own name; what happens behind it is not signalled.
      if (destination.group.kind === 'queue')
        answerLeg(world, attempt.call, leg, {
          number: null,
          user: { id: null, name: destination.group.alias },
        });
      return ring(attempt, phones, destination.group.mailboxAfterSeconds);
    }
  }
}

async function ring(
  attempt: Attempt,
  phones: readonly Phone[],
  mailboxAfterSeconds: number | null,
): Promise<Ending> {
  const { world, call, leg, signal } = attempt;
  const seconds = Math.min(mailboxAfterSeconds ?? Number.POSITIVE_INFINITY, ringLimitSeconds);
  const rung = await ringPhones(world, phones, { seconds, signal });
  switch (rung.kind) {
    case 'stopped':
      return { kind: 'stopped', leg };
    case 'failed':
      return mailboxAfterSeconds === null ? failed(leg, rung.cause) : sendToMailbox(attempt);
    case 'picked-up': {
      call.releases.push(rung.release);
      const user = world.company.users.find(({ id }) => id === rung.phone.state().userId);
      const by = { number: rung.phone.number, user: user === undefined ? null : namedUser(user) };
      answerLeg(world, call, leg, by);
      return { kind: 'answered', leg, by };
    }
  }
}

/** Rings up to five targets at once, each on a leg of its own; the first to pick up wins. */
async function dial(attempt: Attempt, numbers: readonly string[], callerId: string | null): Promise<Ending> {
  const { world, call, leg } = attempt;
  if (leg.direction === 'out' && numbers.length > 1) return ringAsConfigured(attempt);
  const won = new AbortController();
  const signal = AbortSignal.any([attempt.signal, won.signal]);
  const ending = await firstConnected(numbers.map(to => dialOne({ ...attempt, signal }, to, callerId)));
  won.abort();
  if (ending.kind === 'answered') {
    const { firstLegAnsweringNumber, firstLegUser } = world.assumptions;
    answerLeg(world, call, leg, {
      number: firstLegAnsweringNumber ? ending.by.number : null,
      user: firstLegUser ? ending.by.user : null,
    });
  }
  if (ending.kind === 'voicemail') answerLeg(world, call, leg, { number: null, user: null });
  return { ...ending, leg };
}

async function dialOne(attempt: Attempt, to: string, callerId: string | null): Promise<Ending> {
  const { world, call } = attempt;
  const target = openLeg(world, call, secondLeg(attempt, to, callerId));
  const ending = await connectLeg({ ...attempt, leg: target });
  const hasLost = ending.kind === 'stopped' && !call.callerGone.signal.aborted;
  if (ending.kind === 'failed') endLeg(world, call, ending.leg, ending.cause);
  else if (hasLost && world.assumptions.losingLegs === 'silent') ending.leg.state = 'ended';
  else if (ending.kind === 'stopped') endLeg(world, call, ending.leg, 'cancel');
  return ending;
}

function secondLeg({ world, leg }: Attempt, to: string, callerId: string | null): NewLeg {
  const rules = world.assumptions;
  const destination = destinationOf(world.company, to);
  const isExternal = destination.kind === 'external';
  return {
    direction: isExternal ? 'out' : 'in',
    from: secondLegFrom(leg, rules.secondLegFrom, callerId),
    to,
    destination,
    ...(rules.secondLegNamesFirst ? { origCallId: leg.origCallId } : {}),
    ...(rules.secondLegSharesXcid ? {} : { xcid: world.chance.hex(16) }),
    ...((isExternal ? rules.pushesExternalLeg : rules.pushesSecondLeg) ? {} : { isSilent: true }),
  };
}

function secondLegFrom(
  leg: Leg,
  rule: 'called-number' | 'caller' | 'caller-id',
  callerId: string | null,
): string {
  // An agent's outgoing call shows the agent, whatever the rule.
  if (leg.direction === 'out') return leg.from;
  switch (rule) {
    case 'called-number':
      return leg.to;
    case 'caller':
      return leg.from;
    case 'caller-id':
      return callerId ?? leg.to;
  }
}

function sendToMailbox(attempt: Attempt): Promise<Ending> {
  return continueOn(attempt, { to: attempt.leg.to, destination: { kind: 'mailbox' } });
}

function forward(attempt: Attempt, to: string): Promise<Ending> {
  return continueOn(attempt, { to, destination: destinationOf(attempt.world.company, to) });
}

/** The leg ends as forwarded, and the call goes on with the next one. */
async function continueOn(attempt: Attempt, to: Pick<NewLeg, 'to' | 'destination'>): Promise<Ending> {
  const { world, call, leg, signal } = attempt;
  endLeg(world, call, leg, 'forwarded');
  await world.clock.wait(forwardSeconds, signal);
  const next = openLeg(world, call, {
    ...to,
    direction: leg.direction,
    from: leg.from,
    origCallId: leg.origCallId,
    xcid: leg.xcid,
    diversion: leg.to,
    isSilent: leg.isSilent,
  });
  return connectLeg({ ...attempt, leg: next });
}

async function answerAsMailbox(attempt: Attempt): Promise<Ending> {
  const { world, call, leg, signal } = attempt;
  if (!(await world.clock.wait(mailboxSeconds, signal))) return { kind: 'stopped', leg };
  answerLeg(world, call, leg, { number: null, user: { id: null, name: 'voicemail' } });
  return { kind: 'voicemail', leg };
}
