import { createModel, type Model } from './model.ts';

export const hotline = '4921112345';
export const agents: readonly string[] = ['4921112301', '4921112302', '4921112303', '4921112304'];

/** A Familiar as it is seen from outside, and what can happen to it. */
export interface Company {
  /** By its clock, in epoch milliseconds. */
  now(): number;
  push(fields: Record<string, string>): Promise<{
    readonly isAcknowledged: boolean;
    readonly dialled: readonly string[];
  }>;
  look(): Promise<Look>;
  advance(ms: number): void;
  /** Sets the clock, and says by how many milliseconds. */
  leap(): number;
  /** How soon it says how things are; in milliseconds. */
  readonly patienceMs: number;
  lock(): Promise<void>;
  unlock(): Promise<void>;
  /** Also unlocks the database, without which nothing starts. */
  restart(how: 'kill' | 'stop'): Promise<void>;
}

/** What its health and its live board say. */
export interface Look {
  readonly openLegs: number;
  /** Legs closed for their age since the start. */
  readonly expired: number;
  /** Events in the spool. */
  readonly waiting: number;
  /** By agent; null: not asked for. */
  readonly availability: ReadonlyMap<string, string> | null;
}

export type Step =
  | { readonly what: 'call' | 'direct' | 'outgoing' | 'answer' | 'hangup' | 'again'; readonly index: number }
  | { readonly what: 'pass'; readonly ms: number }
  | { readonly what: 'set the clock' }
  | { readonly what: 'lock' | 'unlock' | 'backlog' | 'kill' | 'stop' };

/** By how much the clock is set. Not a whole hour: what is that old is doubted after a restart, which ADR 0044 names. */
export const leapMs = 50 * 60_000;
const backlogSize = 200;
/** What a push is told again after at most. */
const repeatedWithinMs = 60_000;
const closedWithinMs = 5_000;
/** How long an agent whom the database holds for another call counts as rung. */
const hearsayMs = 500;

/** Does one step after the other to a company, and compares what it says with the model after each. */
export function createWalk(company: Company): { step(step: Step): Promise<void> } {
  const model = createModel();
  const pushed: { readonly at: number; readonly again: () => Promise<void> }[] = [];
  let calls = 0;
  let unknown = 0;
  let expired = 0;

  async function push(
    fields: Record<string, string>,
    take: (dialled: readonly string[], at: number) => void,
  ) {
    const send = async (): Promise<void> => {
      // Before it is received, so that nobody is held for longer here than there.
      const at = company.now();
      const { isAcknowledged, dialled } = await company.push(fields);
      if (!isAcknowledged) throw new Error(`Not acknowledged: ${JSON.stringify(fields)}`);
      take(dialled, at);
    };
    await send();
    pushed.push({ at: company.now(), again: send });
  }

  async function newCall(): Promise<void> {
    const id = `call-${calls++}`;
    const from = `49171392${String(1000 + calls)}`;
    await push(
      { event: 'newCall', ...ids(id), direction: 'in', from, to: hotline, 'user[]': '' },
      (dialled, at) => {
        if (model.has(id)) return;
        const busy = model.busy(company.now());
        const wrong = dialled.filter(agent => busy.has(agent));
        if (wrong.length > 0) throw new Error(`${id} rings ${wrong.join()}, who is busy`);
        if (dialled.length === 0 && busy.size < agents.length)
          throw new Error(`${id} rings nobody, though somebody is free`);
        model.newCall(id, dialled, at);
      },
    );
  }

  async function callOfAgent(index: number, direction: 'in' | 'out'): Promise<void> {
    const busy = model.busy(company.now());
    const free = agents.filter(agent => !busy.has(agent));
    const agent = free[index % Math.max(1, free.length)];
    if (agent === undefined) return;
    const id = `call-${calls++}`;
    const [from, to] = direction === 'in' ? ['491713920001', agent] : [agent, '491713920001'];
    await push({ event: 'newCall', ...ids(id), direction, from, to, 'user[]': '' }, (_, at) =>
      model.newCall(id, [agent], at, direction === 'out'),
    );
  }

  async function answer(index: number): Promise<void> {
    const ringing = model.ringing(company.now()).filter(call => call.agents.length > 0);
    const call = ringing[index % Math.max(1, ringing.length)];
    if (call === undefined) return;
    const agent = call.agents[index % call.agents.length] ?? '';
    const ends = { direction: 'in', from: '491713920001', to: hotline };
    await push({ event: 'answer', ...ids(call.id), ...ends, answeringNumber: agent, user: '' }, (_, at) =>
      model.answered(call.id, agent, at),
    );
  }

  async function hangUp(index: number): Promise<void> {
    const going = model.all().filter(({ state }) => state !== 'ended');
    const call = going[index % Math.max(1, going.length)];
    if (call === undefined) return;
    const ends = { direction: 'in', from: '491713920001', to: hotline };
    await push({ event: 'hangup', ...ids(call.id), ...ends, cause: 'normalClearing' }, () =>
      model.hungUp(call.id),
    );
  }

  async function again(index: number): Promise<void> {
    const recent = pushed.slice(-5).filter(({ at }) => Math.abs(company.now() - at) < repeatedWithinMs);
    await recent[index % Math.max(1, recent.length)]?.again();
  }

  /** So much of calls that nobody knows waits in the spool that a restart takes a while to hand over what comes behind. */
  async function backlog(): Promise<void> {
    await company.lock();
    const ends = { direction: 'in', from: '491713920001', to: hotline, cause: 'normalClearing' };
    const hangUpUnknown = (): Promise<unknown> =>
      company.push({ event: 'hangup', ...ids(`unknown-${unknown++}`), ...ends });
    await Promise.all(Array.from({ length: backlogSize }, hangUpUnknown));
  }

  async function restart(how: 'kill' | 'stop'): Promise<void> {
    await company.restart(how);
    expired = 0;
    model.restarted(company.now());
  }

  async function happen(step: Step): Promise<void> {
    switch (step.what) {
      case 'call':
        return newCall();
      case 'direct':
        return callOfAgent(step.index, 'in');
      case 'outgoing':
        return callOfAgent(step.index, 'out');
      case 'answer':
        return answer(step.index);
      case 'hangup':
        return hangUp(step.index);
      case 'again':
        return again(step.index);
      case 'pass':
        return company.advance(step.ms);
      case 'set the clock':
        return model.leapt(company.leap());
      case 'lock':
        return company.lock();
      case 'unlock':
        return company.unlock();
      case 'backlog':
        return backlog();
      case 'kill':
      case 'stop':
        return restart(step.what);
    }
  }

  /** What differs, once it has had the time it may take to be known. */
  async function lookAndCompare(): Promise<string | null> {
    for (const startedAt = performance.now(); ; ) {
      expired += model.expire(company.now());
      const look = await company.look();
      const waitedMs = performance.now() - startedAt;
      // What is closed for its age is journaled within a second, so that it does not come to life again.
      const isClosing = look.expired < expired && waitedMs < closedWithinMs;
      const complaint = compare(model, look, company.now());
      if (!isClosing && (complaint === null || waitedMs >= company.patienceMs)) return complaint;
      await new Promise(resolve => setTimeout(resolve, 10));
    }
  }

  return {
    async step(step) {
      await happen(step);
      company.advance(hearsayMs);
      const complaint = await lookAndCompare();
      if (complaint !== null) throw new Error(`After ${JSON.stringify(step)}: ${complaint}`);
    },
  };
}

function compare(model: Model, look: Look, now: number): string | null {
  const busy = model.busy(now);
  for (const agent of look.availability === null ? [] : agents) {
    const said = look.availability?.get(agent);
    const isSo = busy.get(agent) ?? 'available';
    if (said !== isSo) return `${agent} is ${isSo}, and said to be ${said}`;
  }
  const open = model.open(now);
  return look.openLegs === open ? null : `${open} legs are open, and ${look.openLegs} said to be`;
}

function ids(callId: string): Record<string, string> {
  return { callId, origCallId: callId, xcid: callId };
}
