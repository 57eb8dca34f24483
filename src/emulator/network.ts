import type {
  Call,
  CallOutcome,
  Clicked,
  ClickedCall,
  DialledCall,
  EmulatedCall,
  PlacedCall,
} from './call.ts';
import type { Phoneline, User } from './company.ts';
import { destinationOf, namedUser, withPlus } from './directory.ts';
import type { Leg } from './leg.ts';
import { openLeg } from './legs.ts';
import { runCall } from './run-call.ts';
import type { World } from './world.ts';

/** An agent, number or call that the emulated account does not have. */
export class UnknownNumberError extends Error {
  override readonly name = 'UnknownNumberError';
}

const defaultPatienceSeconds = 45;
const defaultTalkSeconds = 60;
const callsKept = 1000;

/** Everybody who can make a call. */
export interface Network {
  /** Somebody outside calls a number. The call runs on its own; its result is in `ended`. */
  placeCall(placed: PlacedCall): EmulatedCall;
  /** An agent calls somebody. Throws {@link UnknownNumberError} if the number is not an agent's. */
  dialOut(dialled: DialledCall): EmulatedCall;
  /**
   * An agent's phone rings, then somebody else's. Throws {@link UnknownNumberError} if the number is not an agent's.
   */
  clickToCall(clicked: ClickedCall): EmulatedCall;
  /** Calls in progress and the last 1,000 others, oldest first. */
  calls(): readonly EmulatedCall[];
}

export function createNetwork(world: World): Network {
  const calls: EmulatedCall[] = [];

  function start(call: Call, first: Leg): EmulatedCall {
    const started = startCall(world, call, first);
    calls.push(started);
    dropOldCalls(world, calls);
    return started;
  }

  return {
    placeCall(placed): EmulatedCall {
      const call = createCall(world, { ...placed, direction: 'in' });
      return start(call, openIncomingLeg(world, call, placed));
    },
    dialOut(dialled): EmulatedCall {
      const from = withPlus(dialled.agentNumber);
      const { user } = agentOf(world, from);
      const call = createCall(world, { ...dialled, from, direction: 'out' });
      call.releases.push(world.phones.of(from).occupy());
      return start(call, openOutgoingLeg(world, call, { user, from }));
    },
    clickToCall({ agentNumber, to, callerId, isUnreported = false }): EmulatedCall {
      const from = withPlus(agentNumber);
      const { user, line } = agentOf(world, from);
      const shows = withPlus(callerId ?? from);
      const clicked = { phone: world.phones.of(from), mailboxAfterSeconds: line.mailboxAfterSeconds };
      const { talkSeconds } = world.callers.of(to);
      const plan = { from, to, shows, clicked, isUnreported, talkSeconds };
      const call = createCall(world, { ...plan, direction: 'out' });
      const tells = world.assumptions.clickToCallFrom === 'shown-number' ? shows : from;
      return start(call, openOutgoingLeg(world, call, { user, from: tells }));
    },
    calls: () => calls,
  };
}

/** Throws {@link UnknownNumberError}. */
export function agentOf(
  { company }: Pick<World, 'company'>,
  number: string,
): { readonly user: User; readonly line: Phoneline } {
  const agent = destinationOf(company, number);
  if (agent.kind === 'line') return agent;
  throw new UnknownNumberError(`${withPlus(number)} is not the number of an agent of ${company.name}`);
}

function openIncomingLeg(world: World, call: Call, placed: PlacedCall): Leg {
  const destination = destinationOf(world.company, placed.to);
  return openLeg(world, call, {
    direction: 'in',
    from: placed.from,
    to: placed.to,
    destination,
    diversion: placed.diversion ?? null,
    // A number of somebody else: the call never reaches the account.
    ...(destination.kind === 'external' ? { isSilent: true } : {}),
  });
}

function openOutgoingLeg(
  world: World,
  call: Call,
  { user, from }: { readonly user: User; readonly from: string },
): Leg {
  return openLeg(world, call, {
    direction: 'out',
    from,
    to: call.to,
    destination: destinationOf(world.company, call.to),
    users: [namedUser(user)],
  });
}

interface CallPlan extends Omit<PlacedCall, 'diversion'> {
  readonly direction: 'in' | 'out';
  readonly shows?: string;
  readonly clicked?: Clicked;
  readonly isUnreported?: boolean;
}

function createCall(world: World, plan: CallPlan): Call {
  const call: Call = {
    direction: plan.direction,
    from: plan.from,
    to: plan.to,
    shows: plan.shows ?? plan.from,
    clicked: plan.clicked ?? null,
    isUnreported: plan.isUnreported ?? false,
    ringsOutside: false,
    xcid: world.chance.hex(16),
    patienceSeconds: plan.patienceSeconds ?? defaultPatienceSeconds,
    talkSeconds: plan.talkSeconds ?? defaultTalkSeconds,
    keysLeft: [...(plan.keys ?? [])],
    legs: [],
    announcements: [],
    startedAt: world.clock.now(),
    answeredAt: null,
    endedAt: null,
    talkedTo: [],
    callerGone: new AbortController(),
    interrupt: new AbortController(),
    transferTo: null,
    releases: [],
    followUps: Promise.resolve(),
    lateOnes: [],
    heldBack: [],
  };
  world.calls.push(call);
  return call;
}

function startCall(world: World, call: Call, first: Leg): EmulatedCall {
  let outcome: CallOutcome | null = null;
  const ended = runCall(world, call, first).then(reached => {
    outcome = reached;
    return reached;
  });
  return {
    callId: first.callId,
    xcid: call.xcid,
    direction: call.direction,
    from: call.from,
    to: call.to,
    shows: call.shows,
    ended,
    state: () => callState(call),
    talkingTo: () => (callState(call) === 'talking' ? (call.talkedTo.at(-1) ?? null) : null),
    outcome: () => outcome,
    hangUp: () => call.callerGone.abort(),
    transfer: to => transferCall(call, to),
  };
}

function dropOldCalls(world: World, calls: EmulatedCall[]): void {
  if (calls.length <= callsKept || calls[0]?.state() !== 'ended') return;
  calls.shift();
  world.calls.shift();
}

function callState(call: Call): 'ringing' | 'talking' | 'ended' {
  if (call.endedAt !== null) return 'ended';
  return call.answeredAt === null ? 'ringing' : 'talking';
}

/** The agent passes the call on. Returns false if it can't be: it is over, or it still rings. */
function transferCall(call: Call, to: string): boolean {
  if (callState(call) !== 'talking') return false;
  call.transferTo = to;
  call.interrupt.abort();
  return true;
}
