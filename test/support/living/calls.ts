import { agents, type Company, hotline } from './familiar.ts';
import type { Model } from './model.ts';
import type { Presence } from './presence.ts';

/** What a push is told again after at most. */
const repeatedWithinMs = 60_000;
/** More than any event takes in the spool, in bytes; who has less left may refuse one. */
const largestEventBytes = 4_096;
const caller = '491713920001';
const ends = { direction: 'in', from: caller, to: hotline };

/**
 * Pushes calls to a company as sipgate does, and tells the model what came of it. Throws where somebody is rung wrongly, or
 * nobody.
 *
 * @param spoolRoom what was free in the spool before the push, in bytes
 */
export function createCalls(company: Company, model: Model, presence: Presence, spoolRoom: () => number) {
  const pushed: { readonly at: number; readonly again: () => Promise<void> }[] = [];
  let calls = 0;

  /** A push that is refused though there is room for it breaks a promise. */
  async function push(
    fields: Record<string, string>,
    take: (dialled: readonly string[], heard: { readonly at: number; readonly isKept: boolean }) => void,
  ): Promise<void> {
    const send = async (): Promise<void> => {
      // Before it is received, so that nobody is held for longer here than there.
      const at = company.now();
      const isFull = spoolRoom() < largestEventBytes;
      const refusedBefore = isFull ? (await company.look()).notRecorded : 0;
      const { isAcknowledged, dialled } = await company.push(fields);
      if (!isAcknowledged && !isFull)
        throw new Error(`Not acknowledged, though there is room: ${JSON.stringify(fields)}`);
      // Who calls gets an answer, whatever becomes of the event.
      const isKept = !isFull || (await company.look()).notRecorded === refusedBefore;
      take(dialled, { at, isKept });
    };
    await send();
    pushed.push({ at: company.now(), again: send });
  }

  function compareRung(id: string, dialled: readonly string[]): void {
    const busy = model.busy(company.now());
    const wrong = dialled.filter(agent => busy.has(agent) || presence.away().has(agent));
    if (wrong.length > 0) throw new Error(`${id} rings ${wrong.join()}, who is busy or away`);
    const held = model.perhapsHeld();
    const free = agents.filter(agent => !busy.has(agent) && !presence.away().has(agent) && !held.has(agent));
    if (dialled.length === 0 && free.length > 0)
      throw new Error(`${id} rings nobody, though ${free.join()} is free`);
    const sure = free.filter(agent => !presence.doubted().has(agent));
    const doubted = dialled.filter(agent => presence.doubted().has(agent));
    if (sure.length > 0 && doubted.length > 0)
      throw new Error(`${id} rings ${doubted.join()}, who is perhaps away, though ${sure.join()} is free`);
  }

  return {
    async toHotline(): Promise<void> {
      const id = `call-${calls++}`;
      const from = `49171392${String(1000 + calls)}`;
      await push({ event: 'newCall', ...ids(id), ...ends, from, 'user[]': '' }, (dialled, heard) => {
        if (!model.knows(id)) compareRung(id, dialled);
        model.hear(id, { what: 'rings', agents: dialled, at: heard.at }, heard.isKept);
      });
    },
    /** Somebody free is called by their own number, or calls. */
    async ofAgent(index: number, direction: 'in' | 'out'): Promise<void> {
      const busy = model.busy(company.now());
      const agent = pick(
        agents.filter(one => !busy.has(one)),
        index,
      );
      if (agent === null) return;
      const id = `call-${calls++}`;
      const [from, to] = direction === 'in' ? [caller, agent] : [agent, caller];
      await push({ event: 'newCall', ...ids(id), direction, from, to, 'user[]': '' }, (_, { at, isKept }) =>
        model.hear(id, { what: 'rings', agents: [agent], at, isOutgoing: direction === 'out' }, isKept),
      );
    },
    async answer(index: number): Promise<void> {
      const call = pick(
        model.ringing(company.now()).filter(one => one.agents.length > 0),
        index,
      );
      if (call === null) return;
      const agent = call.agents[index % call.agents.length] ?? '';
      await push(
        { event: 'answer', ...ids(call.id), ...ends, answeringNumber: agent, user: '' },
        (_, { at, isKept }) => model.hear(call.id, { what: 'is answered', agents: [agent], at }, isKept),
      );
    },
    async hangUp(index: number): Promise<void> {
      const call = pick(model.going(), index);
      if (call !== null) await this.hangUpCall(call.id);
    },
    /** Says whether that was acknowledged. */
    async hangUpCall(id: string): Promise<boolean> {
      let isDone = false;
      await push({ event: 'hangup', ...ids(id), ...ends, cause: 'normalClearing' }, (_, { at, isKept }) => {
        isDone = isKept;
        model.hear(id, { what: 'ends', agents: [], at }, isKept);
      });
      return isDone;
    },
    async again(index: number): Promise<void> {
      const recent = pushed.slice(-5).filter(({ at }) => Math.abs(company.now() - at) < repeatedWithinMs);
      await pick(recent, index)?.again();
    },
    /** The answer of a call that rings is never told, or the end of a talk, which then expires. */
    lose(index: number): void {
      const call = pick(
        model.going().filter(({ state }) => state === 'ringing' || !company.isInRealTime),
        index,
      );
      if (call !== null) call.isLost = true;
    },
  };
}

/** Hangs up so many calls that nobody knows, each of which takes `padding` characters more; says whether all were acknowledged. */
export function createNoise(company: Company): (calls: number, padding: number) => Promise<boolean> {
  let unknown = 0;
  return async (calls, padding) => {
    const from = padding === 0 ? caller : 'x'.repeat(padding);
    const hangUp = (): ReturnType<Company['push']> =>
      company.push({ event: 'hangup', ...ids(`unknown-${unknown++}`), ...ends, from, cause: 'busy' });
    const replies = await Promise.all(Array.from({ length: calls }, hangUp));
    return replies.every(({ isAcknowledged }) => isAcknowledged);
  };
}

function pick<T>(from: readonly T[], index: number): T | null {
  return from[index % Math.max(1, from.length)] ?? null;
}

function ids(callId: string): Record<string, string> {
  return { callId, origCallId: callId, xcid: callId };
}
