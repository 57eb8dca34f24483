import { setTimeout as wait } from 'node:timers/promises';
import { createCalls, createNoise } from './calls.ts';
import { compare } from './compare.ts';
import type { Company, Instance, Look, Step, StepAt } from './familiar.ts';
import { createKnowledge } from './knowledge.ts';
import type { ModelCall } from './model.ts';
import { createPresence } from './presence.ts';
import type { Source } from './source.ts';

const backlogSize = 200;
/** How many calls a spool is filled with at a time, and how many characters more each of them takes. */
const fillingSize = 40;
const padding = 200;
const closedWithinMs = 5_000;
/** Within which an instance looks for what has expired, and journals it. */
const closingMs = 2_000;
/** How long nothing may leave the spool, on a slow machine. */
const drainedWithinMs = 60_000;
/** Into which the ends of all calls fit that may expire at once, in bytes. */
const roomForAll = 32 * 1024;
/** How long an agent whom the database holds for another call counts as rung. */
const hearsayMs = 500;

/** Does one step after the other to a company, and compares what each instance says with the model after each. */
export function createWalk(company: Company, source: Source): { step(step: Step | StepAt): Promise<void> } {
  const { instances } = company;
  const knowledge = createKnowledge(company);
  const presences = instances.map(instance => createPresence(company, instance, source));
  const spoolRoom = instances.map(() => Number.POSITIVE_INFINITY);
  const hasRoomForAll = (at: number): boolean => (spoolRoom[at] ?? 0) > roomForAll;
  const calls = createCalls(company, knowledge, { presences, spoolRoom: at => spoolRoom[at] ?? 0 });
  const callMailbox = createNoise(company, knowledge);
  /** Closed for their age, and how many the instances that have ended since had counted of these. */
  let expired = 0;
  let countedBefore = 0;
  /** Whether any has expired since that was last waited for, also where it may have found no room. */
  let hasExpired = false;

  const isUp = (at: number): boolean => instances[at]?.isDown() === false;

  /** What those say that are there, and what each of them knows by that. */
  async function look(): Promise<ReadonlyMap<number, Look>> {
    const looks = new Map<number, Look>();
    for (const [at, instance] of instances.entries()) if (isUp(at)) looks.set(at, await instance.look());
    for (const [at, one] of looks) spoolRoom[at] = one.spoolRoom;
    knowledge.take(looks);
    return looks;
  }

  async function counted(): Promise<number> {
    return [...(await look()).values()].reduce((sum, one) => sum + one.expired, countedBefore);
  }

  function noticeExpired(): void {
    const before = knowledge.truth.expired(company.now()).length;
    hasExpired ||= before > 0;
    expired += knowledge.expire(hasRoomForAll);
  }

  /** What is closed for its age is journaled within a second, so that it does not come to life again. */
  async function untilClosed(): Promise<void> {
    noticeExpired();
    const startedAt = performance.now();
    // What was too old to be recalled after a restart is not counted there.
    while (performance.now() - startedAt < closedWithinMs) {
      if (!instances.some((_, at) => isUp(at) && hasRoomForAll(at)) || (await counted()) >= expired) break;
      await wait(10);
    }
    // Two that could not hear of each other both count, and so does what found room against expectation: of itself a count
    // does not prove that the last ones are journaled.
    if (hasExpired && company.isInRealTime) await wait(closingMs);
    hasExpired = false;
    expired = await counted();
  }

  /** So much of calls to a mailbox waits in the spool that a restart takes a while to hand over what comes behind. */
  async function backlog(at: number): Promise<void> {
    await lock(at);
    await callMailbox(at, backlogSize, 0);
  }

  async function fillSpool(at: number): Promise<void> {
    await lock(at);
    while (await callMailbox(at, fillingSize, padding));
  }

  async function lock(at: number | null): Promise<void> {
    knowledge.lock(at);
    await company.lock(at);
  }

  async function unlock(): Promise<void> {
    knowledge.unlock();
    await company.unlock();
  }

  /** Goes on as long as something leaves the spools. */
  async function untilHandedOver(isDone: (waiting: number) => boolean | Promise<boolean>): Promise<void> {
    let fewest = Number.POSITIVE_INFINITY;
    let fewerAt = performance.now();
    for (;;) {
      const left = [...(await look()).values()].reduce((sum, { waiting }) => sum + waiting, 0);
      if (await isDone(left)) return;
      if (left < fewest) [fewest, fewerAt] = [left, performance.now()];
      if (performance.now() - fewerAt > drainedWithinMs)
        throw new Error(`${left} events are not handed over from the spool`);
      await wait(10);
    }
  }

  /** Everything becomes known to everybody. */
  async function settle(): Promise<void> {
    await untilHandedOver(waiting => waiting === 0);
    for (const call of knowledge.truth.uncertain()) await hangUpForGood(upFrom(0), call);
  }

  async function end(at: number, how: 'kill' | 'stop'): Promise<void> {
    const instance = instanceAt(at);
    if (instance.isDown()) return;
    countedBefore += (await instance.look()).expired;
    await instance.end(how);
  }

  /** As long as the other one takes its pushes. */
  async function endForGood(at: number, how: 'kill' | 'stop'): Promise<void> {
    if (!instances.every(instance => !instance.isDown())) return;
    await untilClosed();
    await end(at, how);
    doubtWhatMayHaveExpired();
  }

  /** Whether it was closed before the end, or nobody knows any more how old it was, is a matter of moments. */
  function doubtWhatMayHaveExpired(): void {
    const soon = company.now() + closingMs;
    for (const at of instances.keys())
      for (const { id } of knowledge.modelOf(at).expired(soon)) knowledge.truth.doubt(id);
  }

  async function start(at: number): Promise<void> {
    await unlock();
    await instanceAt(at).start();
    knowledge.modelOf(at).restarted(company.now());
    await presences[at]?.restarted();
  }

  async function restart(which: readonly number[], how: 'kill' | 'stop'): Promise<void> {
    const { truth } = knowledge;
    await untilClosed();
    await unlock();
    for (const at of which) await end(at, how);
    doubtWhatMayHaveExpired();
    const uncertain = truth.uncertain();
    for (const at of which) await start(at);
    if (which.length === instances.length) truth.restarted(company.now());
    for (const call of uncertain) await hangUpForGood(which[0] ?? 0, call);
  }

  function instanceAt(at: number): Instance {
    const instance = instances[at];
    if (instance === undefined) throw new Error(`There is no instance ${at}`);
    return instance;
  }

  /** Who takes its pushes: itself, or the other one. */
  function upFrom(at: number): number {
    return isUp(at) ? at : instances.findIndex((_, other) => isUp(other));
  }

  /** What was not acknowledged is told again until it is, and then as certain as all else. */
  async function hangUpForGood(at: number, call: ModelCall): Promise<void> {
    await untilHandedOver(() => calls.hangUpCall(at, call.id));
    call.isUncertain = false;
  }

  async function setClock(): Promise<void> {
    await untilClosed();
    if (knowledge.isBeingHeard()) return;
    const byMs = company.leap();
    knowledge.leapt(byMs);
    for (const presence of presences) presence.leapt(byMs);
  }

  async function losePresence(how: 'failing' | 'empty'): Promise<void> {
    for (const presence of presences) await presence.willBeLost();
    source.lose(how);
  }

  async function happen(step: Step, drawn: number | null): Promise<void> {
    const own = drawn ?? 0;
    const at = upFrom(own);
    const other = upFrom((at + 1) % instances.length);
    switch (step.what) {
      case 'call':
        return calls.toHotline(at);
      case 'call at both':
        await calls.toHotline(at);
        return calls.lastAgain(other);
      case 'direct':
        return calls.ofAgent(at, step.index, 'in');
      case 'outgoing':
        return calls.ofAgent(at, step.index, 'out');
      case 'answer':
        return calls.answer(at, step.index);
      case 'hangup':
        return calls.hangUp(at, step.index);
      case 'again':
        return calls.again(at, step.index);
      case 'lose':
        return calls.lose(step.index);
      case 'telephone on or off':
        for (const presence of presences) await presence.toggle(step.index);
        return;
      case 'presence fails':
      case 'presence is empty':
        return losePresence(step.what === 'presence fails' ? 'failing' : 'empty');
      case 'presence is back':
        source.lose(null);
        for (const presence of presences) await presence.isBack();
        return;
      case 'pass':
        await company.advance(step.ms);
        for (const presence of presences) await presence.timePassed();
        return;
      case 'set the clock':
        return setClock();
      case 'lock':
        return lock(drawn);
      case 'unlock':
        return knowledge.isLocked() ? unlock() : settle();
      case 'backlog':
        return backlog(at);
      case 'fill the spool':
        return fillSpool(at);
      case 'kill':
      case 'stop':
        return restart([own], step.what);
      case 'kill all':
        return restart([...instances.keys()], 'kill');
      case 'kill for good':
        return endForGood(own, 'kill');
      case 'stop for good':
        return endForGood(own, 'stop');
      case 'return':
        return isUp(own) ? undefined : start(own);
    }
  }

  /** What differs, once it has had the time it may take to be known. */
  async function lookAndCompare(): Promise<string | null> {
    for (const startedAt = performance.now(); ; ) {
      noticeExpired();
      let complaint: string | null = null;
      for (const [at, one] of await look()) {
        const presence = presences[at];
        if (presence === undefined) continue;
        const own =
          presence.compare(one) ?? compare(knowledge, presence, { at, look: one, now: company.now() });
        if (own === null) knowledge.shows(at);
        else complaint = instances.length === 1 ? own : `instance ${at}: ${own}`;
      }
      if (complaint === null || performance.now() - startedAt >= company.patienceMs) return complaint;
      await wait(10);
      // What is dated later than now happened when it was heard: here a moment earlier or later than there.
      await company.advance(10);
    }
  }

  return {
    async step(step) {
      await happen(step, 'at' in step ? step.at : 0);
      await company.advance(hearsayMs);
      const complaint = await lookAndCompare();
      if (complaint !== null) throw new Error(`After ${JSON.stringify(step)}: ${complaint}`);
    },
  };
}
