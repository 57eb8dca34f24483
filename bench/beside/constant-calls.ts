import { request } from 'node:http';
import { setTimeout as wait } from 'node:timers/promises';
import { callerNumber } from '../lived/who-calls.ts';
import { bodiesOf, createSigner, type SignedPush } from '../pushes.ts';

/** What became of the pushes of a while. All times are in milliseconds. */
export interface CallsTold {
  /** From when each newCall was due until it was answered. */
  readonly newCallMs: readonly number[];
  /** From when each answer and hangup was sent until it was acknowledged. */
  readonly followUpMs: readonly number[];
  /** Answered with another status than 200. */
  readonly refused: number;
  /** Not answered at all. */
  readonly failed: number;
}

export interface ConstantCalls {
  readonly publicKeyPem: string;
  /** Signs ahead until there are so many calls to make. */
  prepare(calls: number): Promise<void>;
  /** Lets calls come at this rate, whether or not those before have been answered, as long as there are prepared ones. */
  begin(port: number, perSecond: number): void;
  /** Lets no more calls come, and tells of all since the beginning when they are over. */
  end(): Promise<CallsTold>;
}

/** How long a call rings, and is talked in. */
const phaseMs = 100;
/** So many callers of the history take turns. */
const callers = 900;

export function createConstantCalls(): ConstantCalls {
  const { publicKeyPem, sign } = createSigner();
  const prepared: SignedPush[][] = [];
  let made = 0;
  let told = nothingYet();
  let timer: NodeJS.Timeout | undefined;
  let under: Promise<void>[] = [];

  async function push(port: number, signed: SignedPush, dueAt: number, times: number[]): Promise<boolean> {
    const status = await statusOf(port, signed);
    times.push(performance.now() - dueAt);
    if (status === null) told.failed += 1;
    else if (status !== 200) told.refused += 1;
    return status !== null;
  }

  /** What follows up waits for the answer before it, as sipgate does. */
  async function call(port: number, [newCall, ...followUps]: readonly SignedPush[], dueAt: number) {
    if (newCall === undefined || !(await push(port, newCall, dueAt, told.newCallMs))) return;
    for (const followUp of followUps) {
      await wait(phaseMs);
      await push(port, followUp, performance.now(), told.followUpMs);
    }
  }

  return {
    publicKeyPem,
    async prepare(calls) {
      while (prepared.length < calls) {
        const some = Array.from({ length: Math.min(50, calls - prepared.length) }, () => made++);
        const bodies = some.map(index => bodiesOf(index, callerNumber(1 + (index % callers))));
        prepared.push(...(await Promise.all(bodies.map(each => Promise.all(each.map(sign))))));
      }
    },
    begin(port, perSecond) {
      told = nothingYet();
      under = [];
      const startedAt = performance.now();
      let count = 0;
      // However late the timer is, each call counts from when it was due.
      timer = setInterval(() => {
        for (; startedAt + (count * 1000) / perSecond <= performance.now(); count++) {
          const pushes = prepared.shift();
          if (pushes !== undefined) under.push(call(port, pushes, startedAt + (count * 1000) / perSecond));
        }
      }, 5);
    },
    async end() {
      clearInterval(timer);
      await Promise.all(under);
      return told;
    },
  };
}

function nothingYet() {
  return { newCallMs: [] as number[], followUpMs: [] as number[], refused: 0, failed: 0 };
}

/** On a connection of its own, as sipgate's pushes come; null: there was no answer. */
function statusOf(port: number, { headers, body }: SignedPush): Promise<number | null> {
  return new Promise(resolve => {
    const options = { host: '127.0.0.1', port, path: '/', method: 'POST', headers, agent: false };
    const asked = request(options, response => {
      response.resume();
      response.on('end', () => resolve(response.statusCode ?? null)).on('error', () => resolve(null));
    });
    asked.on('error', () => resolve(null));
    asked.setTimeout(mostMs, () => asked.destroy());
    asked.end(body);
  });
}

/** Longer than any action may take. */
const mostMs = 180_000;
