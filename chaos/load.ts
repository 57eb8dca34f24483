import { setTimeout as wait } from 'node:timers/promises';
import type { Chance } from '../src/emulator/chance.ts';
import { bodyOf, type Call, type EventType, makeCall } from './call.ts';
import { type Connection, openConnection } from './connection.ts';
import type { Laboratory } from './laboratory.ts';
import type { Reply } from './reply.ts';

const connections = 8;
const events: readonly EventType[] = ['newCall', 'answer', 'hangup'];
/** Of the pushes that got no reply, how many are sent again: sipgate itself sends some twice. */
const repeatedShare = 0.5;

export interface LoadOptions {
  /** Tells its calls from those of other loads. */
  readonly name: string;
  readonly url: string;
  /** The mean pause between two pushes of a connection, in milliseconds. */
  readonly pauseMs: number;
  /** Whether Familiar is down, so silence is not its fault. */
  isDown(): boolean;
}

/** Whole calls, from several connections at once. */
export interface Load {
  /** `call id event` of every push that got a 200. */
  readonly acknowledged: ReadonlySet<string>;
  /** The events, and the replies that should not have come. */
  readonly sent: readonly SentPush[];
  /** Lets every call that has begun come to its end, then stops. */
  stop(): Promise<void>;
}

export interface SentPush {
  readonly event: EventType;
  readonly reply: Reply;
  /** Whether Familiar was down when the push was sent or when its reply should have come. */
  readonly wasDown: boolean;
}

export function startLoad(laboratory: Laboratory, options: LoadOptions): Load {
  const acknowledged = new Set<string>();
  const sent: SentPush[] = [];
  let isStopping = false;

  async function send(connection: Connection, event: EventType, call: Call, agent?: string): Promise<Reply> {
    const wasDown = options.isDown();
    const reply = await connection.push(options.url, bodyOf(event, call, agent));
    sent.push({ event, reply, wasDown: wasDown || options.isDown() });
    if (reply.status === 200) acknowledged.add(`${call.callId} ${event}`);
    return reply;
  }

  /**
   * Nothing is learned from a Familiar that is down, and signing for it would take what it needs to start.
   */
  async function pauseAfterSilence(): Promise<void> {
    do await wait(20);
    while (options.isDown() && !isStopping);
  }

  async function sendPerhapsAgain(
    connection: Connection,
    chance: Chance,
    ...[event, call, agent]: [EventType, Call, string | undefined]
  ): Promise<Reply> {
    let reply = await send(connection, event, call, agent);
    const isPatient = chance.next() < repeatedShare;
    while (reply.status === null && isPatient && !isStopping) {
      await pauseAfterSilence();
      reply = await send(connection, event, call, agent);
    }
    return reply;
  }

  async function makeCalls(name: string): Promise<void> {
    const chance = laboratory.chance(name);
    const connection = openConnection(laboratory.signer);
    for (let count = 0; !isStopping; count++) {
      const call = makeCall(name, count, chance);
      let agent: string | undefined;
      for (const event of events) {
        const reply = await sendPerhapsAgain(connection, chance, event, call, agent);
        agent ??= reply.dialled[0];
        if (reply.status === null) await pauseAfterSilence();
        await wait(chance.next() * 2 * options.pauseMs);
        // sipgate has heard from no reply where to report what becomes of the call.
        if (event === 'newCall' && reply.status === null) break;
      }
    }
    connection.close();
  }

  const running = Promise.all(
    Array.from({ length: connections }, (_, index) => makeCalls(`${options.name}-${index}`)),
  );
  return {
    acknowledged,
    sent,
    stop: async () => {
      isStopping = true;
      await running;
    },
  };
}
