import type { Attempt } from './attempt.ts';
import type { Call, CallOutcome, OutcomeKind } from './call.ts';
import { connectClicked } from './click-to-call.ts';
import { connectLeg } from './connect.ts';
import { destinationOf, withPlus } from './directory.ts';
import type { Ending } from './ending.ts';
import type { HangupCause, Leg } from './leg.ts';
import { endLeg, flushFollowUps, openLeg } from './legs.ts';
import { startPatience } from './patience.ts';
import type { World } from './world.ts';

/** Carries a call from its first leg to the end. Resolves when all its events are sent. */
export async function runCall(world: World, call: Call, first: Leg): Promise<CallOutcome> {
  if (call.clicked === null) startPatience(world, call);
  let ending = await connectFirst(world, call, first);
  await converse(world, call, ending);
  for (let to = takeTransfer(call); to !== null; to = takeTransfer(call)) {
    ending = await transfer(world, call, { from: ending.leg, to });
    await converse(world, call, ending);
  }

  for (const leg of call.legs)
    endLeg(world, call, leg, leg.state === 'established' ? 'normalClearing' : causeOf(ending));
  call.endedAt = world.clock.now();
  for (const release of call.releases) release();
  await flushFollowUps(world, call);
  return outcomeOf(world, call, ending);
}

function connectFirst(world: World, call: Call, leg: Leg): Promise<Ending> {
  const attempt = attemptOf(world, call, leg);
  return call.clicked === null ? connectLeg(attempt) : connectClicked(attempt, call.clicked);
}

function attemptOf(world: World, call: Call, leg: Leg): Attempt {
  const signal = AbortSignal.any([call.callerGone.signal, call.interrupt.signal]);
  return { world, call, leg, signal };
}

/** Until the talk time is over, the caller hangs up, or the agent asks for a transfer. */
async function converse(world: World, call: Call, ending: Ending): Promise<void> {
  if (ending.kind !== 'answered' && ending.kind !== 'voicemail') return;
  call.answeredAt ??= world.clock.now();
  if (ending.kind === 'answered') call.talkedTo.push(withPlus(ending.by.number ?? ending.leg.to));
  const signal = AbortSignal.any([call.callerGone.signal, call.interrupt.signal]);
  const isToMailbox = ending.kind === 'voicemail' && call.clicked !== null;
  const seconds = isToMailbox ? world.callers.of(call.to).patienceSeconds : call.talkSeconds;
  await world.clock.wait(seconds, signal);
}

function takeTransfer(call: Call): string | null {
  const to = call.transferTo;
  call.transferTo = null;
  call.interrupt = new AbortController();
  return call.callerGone.signal.aborted ? null : to;
}

/** The new leg rings while the others are still open; they end when its outcome is known. */
async function transfer(
  world: World,
  call: Call,
  { from, to }: { readonly from: Leg; readonly to: string },
): Promise<Ending> {
  const before = call.legs.filter(leg => leg.state !== 'ended');
  const releases = call.releases.splice(0);
  const destination = destinationOf(world.company, to);
  const leg = openLeg(world, call, {
    direction: destination.kind === 'external' ? 'out' : 'in',
    from: call.from,
    to,
    destination,
    origCallId: from.origCallId,
    xcid: from.xcid,
    diversion: call.talkedTo.at(-1) ?? from.to,
  });
  const ending = await connectLeg(attemptOf(world, call, leg));
  for (const release of releases) release();
  for (const earlier of before) endLeg(world, call, earlier, 'normalClearing');
  return ending;
}

function causeOf(ending: Ending): HangupCause {
  switch (ending.kind) {
    case 'failed':
      return ending.cause;
    case 'stopped':
      return 'cancel';
    case 'answered':
    case 'voicemail':
      return 'normalClearing';
  }
}

function outcomeOf(world: World, call: Call, ending: Ending): CallOutcome {
  const endedAt = call.endedAt ?? world.clock.now();
  const callIds = new Set(call.legs.map(leg => leg.callId));
  return {
    outcome: outcomeKind(world, call, ending),
    answeredBy: call.talkedTo[0] ?? null,
    talkedTo: call.talkedTo,
    waitedSeconds: ((call.answeredAt ?? endedAt) - call.startedAt) / 1000,
    talkedSeconds: call.answeredAt === null ? 0 : (endedAt - call.answeredAt) / 1000,
    announcementsHeard: call.announcements,
    pushes: world.pusher.records().filter(push => callIds.has(push.callId)),
  };
}

function outcomeKind(world: World, call: Call, ending: Ending): OutcomeKind {
  if (world.closed.aborted) return 'cut-off';
  if (call.talkedTo.length > 0) return 'answered';
  switch (ending.kind) {
    case 'failed':
      return ending.outcome;
    case 'stopped':
      return 'abandoned';
    case 'answered':
    case 'voicemail':
      return ending.kind;
  }
}
