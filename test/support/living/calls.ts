import { setTimeout as wait } from 'node:timers/promises';
import { agents, type Company, hotline } from './familiar.ts';
import type { Knowledge } from './knowledge.ts';
import type { Heard } from './model.ts';
import type { Presence } from './presence.ts';

/** What a push is told again after at most. */
const repeatedWithinMs = 60_000;
/**
 * Who calls gets an answer after so long, also if the call is not on disk yet; and when it is after that at the latest, where
 * the process gets no processor time (docs/decisions/0007-time-budget.md). In milliseconds.
 */
const answerBudgetMs = 300;
const safeAfterMs = 3_000;
/** More than any event takes in the spool, in bytes; who has less left may refuse one. */
const largestEventBytes = 4_096;
const caller = '491713920001';
const ends = { direction: 'in', from: caller, to: hotline };

/**
 * Pushes calls to the instances of a company as sipgate does, and tells the model what came of it. Throws where somebody is
 * rung wrongly, or nobody.
 *
 * @param spoolRoom what was free in the spool of an instance before the push, in bytes
 */
export function createCalls(
  company: Company,
  knowledge: Knowledge,
  {
    presences,
    spoolRoom,
  }: { readonly presences: readonly Presence[]; readonly spoolRoom: (at: number) => number },
) {
  const { truth } = knowledge;
  const pushed: { readonly at: number; readonly again: (instance: number) => Promise<void> }[] = [];
  let calls = 0;

  /** A push that is refused though there is room for it breaks a promise. */
  async function push(
    to: number,
    fields: Record<string, string> & { readonly callId: string },
    heardOf: (dialled: readonly string[], instance: number) => Omit<Heard, 'at'>,
  ): Promise<boolean> {
    const send = async (instance: number): Promise<boolean> => {
      const { push: tell, look } = instanceAt(instance);
      // Before it is received, so that nobody is held for longer here than there.
      const at = company.now();
      const isFull = spoolRoom(instance) < largestEventBytes;
      const refusedBefore = isFull ? (await look()).notRecorded : 0;
      const startedAt = performance.now();
      const { isAcknowledged, dialled } = await tell(fields);
      if (performance.now() - startedAt >= answerBudgetMs) await wait(safeAfterMs);
      if (!isAcknowledged && !isFull)
        throw new Error(`Not acknowledged, though there is room: ${JSON.stringify(fields)}`);
      const { notRecorded, waiting } = await look();
      // Who calls gets an answer, whatever becomes of the event.
      const isKept = !isFull || notRecorded === refusedBefore;
      const told = { isKept, isRecorded: isKept && waiting === 0 };
      knowledge.hear(instance, fields.callId, { ...heardOf(dialled, instance), at }, told);
      return isKept;
    };
    const isKept = await send(to);
    pushed.push({ at: company.now(), again: async instance => void (await send(instance)) });
    return isKept;
  }

  function instanceAt(at: number): Company['instances'][number] {
    const instance = company.instances[at];
    if (instance === undefined) throw new Error(`There is no instance ${at}`);
    return instance;
  }

  function compareRung(at: number, id: string, dialled: readonly string[]): void {
    const presence = presences[at];
    if (presence === undefined) return;
    const busy = knowledge.modelOf(at).busy(company.now());
    const unsure = knowledge.unsureAgents(at);
    const wrong = dialled.filter(
      agent => (busy.has(agent) && !unsure.has(agent)) || presence.away().has(agent),
    );
    if (wrong.length > 0) throw new Error(`${id} rings ${wrong.join()}, who is busy or away`);
    const taken = [...busy.keys(), ...presence.away(), ...unsure, ...knowledge.perhapsHeld()];
    const free = agents.filter(agent => !taken.includes(agent));
    if (dialled.length === 0 && free.length > 0)
      throw new Error(`${id} rings nobody, though ${free.join()} is free`);
    const sure = free.filter(agent => !presence.doubted().has(agent));
    const doubted = dialled.filter(agent => presence.doubted().has(agent));
    if (sure.length > 0 && doubted.length > 0)
      throw new Error(`${id} rings ${doubted.join()}, who is perhaps away, though ${sure.join()} is free`);
  }

  return {
    async toHotline(at: number): Promise<void> {
      const id = `call-${calls++}`;
      const from = `49171392${String(1000 + calls)}`;
      await push(at, { event: 'newCall', ...ids(id), ...ends, from, 'user[]': '' }, (dialled, instance) => {
        if (truth.find(id) === null) compareRung(instance, id, dialled);
        return { what: 'rings', agents: dialled };
      });
    },
    /** Somebody free is called by their own number, or calls. */
    async ofAgent(at: number, index: number, direction: 'in' | 'out'): Promise<void> {
      const busy = truth.busy(company.now());
      const agent = pick(
        agents.filter(one => !busy.has(one)),
        index,
      );
      if (agent === null) return;
      const id = `call-${calls++}`;
      const [from, to] = direction === 'in' ? [caller, agent] : [agent, caller];
      await push(at, { event: 'newCall', ...ids(id), direction, from, to, 'user[]': '' }, () => ({
        what: 'rings',
        agents: [agent],
        isOutgoing: direction === 'out',
      }));
    },
    /** Nobody who talks picks up another call. */
    async answer(at: number, index: number): Promise<void> {
      const busy = truth.busy(company.now());
      const rung = truth
        .ringing(company.now())
        .map(({ id, agents: all }) => ({ id, agents: all.filter(agent => busy.get(agent) === 'ringing') }));
      const call = pick(
        rung.filter(one => one.agents.length > 0),
        index,
      );
      if (call === null) return;
      const agent = call.agents[index % call.agents.length] ?? '';
      await push(at, { event: 'answer', ...ids(call.id), ...ends, answeringNumber: agent, user: '' }, () => ({
        what: 'is answered',
        agents: [agent],
      }));
    },
    async hangUp(at: number, index: number): Promise<void> {
      const call = pick(truth.going(), index);
      if (call !== null) await this.hangUpCall(at, call.id);
    },
    /** Says whether that was acknowledged. */
    hangUpCall: (at: number, id: string): Promise<boolean> =>
      push(at, { event: 'hangup', ...ids(id), ...ends, cause: 'normalClearing' }, () => ({
        what: 'ends',
        agents: [],
      })),
    async again(at: number, index: number): Promise<void> {
      const recent = pushed.slice(-5).filter(one => Math.abs(company.now() - one.at) < repeatedWithinMs);
      await pick(recent, index)?.again(at);
    },
    /** What was told last, in the same moment to somebody else. */
    async lastAgain(at: number): Promise<void> {
      await pushed.at(-1)?.again(at);
    },
    /** The answer of a call that rings is never told, or the end of a talk, which then expires. */
    lose(index: number): void {
      const call = pick(
        truth.going().filter(({ state }) => state === 'ringing' || !company.isInRealTime),
        index,
      );
      if (call !== null) call.isLost = true;
    },
  };
}

/**
 * Makes so many calls to a mailbox, over at once, each of which takes `padding` characters more; says whether all were
 * acknowledged.
 */
export function createNoise(
  { instances, now }: Company,
  knowledge: Knowledge,
): (at: number, calls: number, padding: number) => Promise<boolean> {
  let made = 0;
  return async (at, calls, padding) => {
    const leg = { direction: 'in', from: padding === 0 ? caller : 'x'.repeat(padding), to: agents[0] ?? '' };
    const call = async (): Promise<boolean> => {
      const id = `mailbox-${made++}`;
      await instances[at]?.push({ event: 'newCall', ...ids(id), ...leg, 'user[]': 'voicemail' });
      const end = await instances[at]?.push({ event: 'hangup', ...ids(id), ...leg, cause: 'busy' });
      if (end?.isAcknowledged) return true;
      // It has to be told again.
      const told = { agents: [], at: now() };
      knowledge.hear(at, id, { what: 'rings', ...told }, { isKept: true, isRecorded: false });
      knowledge.hear(at, id, { what: 'ends', ...told }, { isKept: false, isRecorded: false });
      return false;
    };
    const replies = await Promise.all(Array.from({ length: calls }, call));
    return replies.every(Boolean);
  };
}

function pick<T>(from: readonly T[], index: number): T | null {
  return from[index % Math.max(1, from.length)] ?? null;
}

function ids(callId: string) {
  return { callId, origCallId: callId, xcid: callId };
}
