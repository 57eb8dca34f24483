import type { Clock } from './clock.ts';
import { withDeadline } from './deadline.ts';
import type { FaultPlan, PushFault } from './faults.ts';
import { type Instruction, type ReadReply, readReply } from './instruction.ts';
import { noSubscriptions, type Subscriptions } from './leg.ts';
import { type EventName, type Push, renderForm } from './push.ts';
import type { Signer } from './signer.ts';

/** One event as it was sent, or lost on purpose, and what came back. */
export interface PushRecord {
  readonly event: EventName;
  readonly callId: string;
  readonly url: string;
  /** Emulated epoch milliseconds. */
  readonly sentAt: number;
  /** The form body. */
  readonly request: string;
  /** HTTP status; null: no reply. */
  readonly status: number | null;
  readonly reply: string | null;
  /** Why the reply was ignored; null: it was not, or the event asks for none. */
  readonly problem: string | null;
  /** Real milliseconds from sending to the end of the reply. */
  readonly durationMs: number;
  /** The fault applied to this event. */
  readonly fault: PushFault['kind'] | null;
}

interface Answered {
  readonly instruction: Instruction;
  readonly subscriptions: Subscriptions;
}

export interface Pusher {
  /** Sends an event whose reply says what to do. Without a good reply the call goes on as configured. */
  ask(push: Push): Promise<Answered>;
  /** Sends an event whose reply does not matter. */
  tell(push: Push, fault: PushFault | null): Promise<void>;
  /** The last 10,000 events, oldest first. */
  records(): readonly PushRecord[];
}

export interface PusherOptions {
  readonly clock: Clock;
  readonly faults: FaultPlan;
  readonly signer: Signer;
  readonly brackets: 'encoded' | 'literal';
  /** Real seconds. */
  readonly timeoutSeconds: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly closed: AbortSignal;
}

const recordsKept = 10_000;

export function createPusher(options: PusherOptions): Pusher {
  const { clock, faults } = options;
  const records: PushRecord[] = [];

  async function send(push: Push, fault: PushFault | null): Promise<ReadReply> {
    const sentAt = clock.now();
    const request = renderForm(push.fields, options.brackets);
    const reply =
      fault?.kind === 'lose' ? noReply(null) : await clock.inRealTime(() => post(push.url, request, options));
    const read = readAnswer(push, fault, reply);
    records.push({
      event: push.event,
      callId: push.callId,
      url: push.url,
      sentAt,
      request,
      status: reply.status,
      reply: reply.text,
      problem: read.ok ? null : read.problem,
      durationMs: reply.durationMs,
      fault: fault?.kind ?? null,
    });
    if (records.length > recordsKept) records.shift();
    return read;
  }

  return {
    async ask(push): Promise<Answered> {
      const fault = faults.forPush(push.event);
      if (fault?.kind === 'delay') await clock.wait(fault.delaySeconds ?? 0, options.closed);
      const read = await send(push, fault);
      if (fault?.kind === 'duplicate') await send(push, fault);
      return read.ok ? read : { instruction: { verb: 'none' }, subscriptions: noSubscriptions };
    },
    async tell(push, fault): Promise<void> {
      await send(push, fault);
    },
    records: () => records,
  };
}

interface HttpReply {
  readonly status: number | null;
  readonly contentType: string;
  readonly text: string | null;
  readonly problem: string | null;
  readonly durationMs: number;
}

function noReply(problem: string | null, durationMs = 0): HttpReply {
  return { status: null, contentType: '', text: null, problem, durationMs };
}

async function post(url: string, body: string, options: PusherOptions): Promise<HttpReply> {
  const headers = {
    'Content-Type': 'application/x-www-form-urlencoded; charset=UTF-8',
    'User-Agent': 'sipgate.io',
    Accept: 'application/xml, text/plain, text/html',
    'Accept-Charset': 'utf-8',
    'X-Sipgate-Signature': await options.signer.sign(Buffer.from(body)),
    ...options.headers,
  };
  const limits = { timeoutMs: options.timeoutSeconds * 1000, closed: options.closed };
  // After signing, which is sipgate's time and not the webhook's.
  const sentAt = performance.now();
  const elapsedMs = (): number => performance.now() - sentAt;
  try {
    return await withDeadline(limits, async signal => {
      const response = await fetch(url, { method: 'POST', redirect: 'manual', headers, body, signal });
      const contentType = response.headers.get('content-type') ?? '';
      const text = await response.text();
      return { status: response.status, contentType, text, problem: null, durationMs: elapsedMs() };
    });
  } catch (error) {
    return noReply(describe(error, options.timeoutSeconds), elapsedMs());
  }
}

function describe(error: unknown, timeoutSeconds: number): string {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'TimeoutError') return `no complete reply within ${timeoutSeconds} s`;
  return error.cause instanceof Error ? error.cause.message : error.message;
}

function readAnswer(push: Push, fault: PushFault | null, reply: HttpReply): ReadReply {
  const ignored = (problem: string): ReadReply => ({ ok: false, problem });
  if (fault?.kind === 'lose') return ignored('the event was lost');
  if (reply.problem !== null || reply.text === null) return ignored(reply.problem ?? 'no reply');
  if (fault?.kind === 'time-out') return ignored('the reply counts as too late');
  if (push.event === 'answer' || push.event === 'hangup')
    return { ok: true, instruction: { verb: 'none' }, subscriptions: noSubscriptions };
  if (reply.status !== 200) return ignored(`HTTP status ${reply.status}`);
  if (!/^(application|text)\/xml\s*(;|$)/i.test(reply.contentType))
    return ignored(`the content type is ${reply.contentType || 'missing'}, not application/xml`);
  return readReply(reply.text);
}
