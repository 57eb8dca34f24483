import { setTimeout as wait } from 'node:timers/promises';
import { createCalls, createNoise } from './calls.ts';
import { agents, type Company, type Look, type Step } from './familiar.ts';
import { createModel, type Model, type ModelCall } from './model.ts';
import { createPresence, type Presence } from './presence.ts';
import type { Source } from './source.ts';

const backlogSize = 200;
/** How many calls a spool is filled with at a time, and how many characters more each of them takes. */
const fillingSize = 40;
const padding = 200;
const closedWithinMs = 5_000;
const drainedWithinMs = 60_000;
/** Into which the ends of all calls fit that may expire at once, in bytes. */
const roomForAll = 32 * 1024;
/** How long an agent whom the database holds for another call counts as rung. */
const hearsayMs = 500;

/** Does one step after the other to a company, and compares what it says with the model after each. */
export function createWalk(company: Company, source: Source): { step(step: Step): Promise<void> } {
  const model = createModel();
  const presence = createPresence(company, source);
  let spoolRoom = Number.POSITIVE_INFINITY;
  const calls = createCalls(company, model, presence, () => spoolRoom);
  const hangUpUnknown = createNoise(company);
  /** Closed for their age since the start. */
  let expired = 0;

  /** That which was perhaps not recorded is not counted. */
  function expire(): void {
    const isRecorded = spoolRoom > roomForAll;
    const closed = model.expire(company.now(), isRecorded);
    if (isRecorded) expired += closed;
  }

  /** What is closed for its age is journaled within a second, so that it does not come to life again. */
  async function untilClosed(): Promise<void> {
    expire();
    const startedAt = performance.now();
    // What was too old to be recalled after a restart is not counted there.
    while (spoolRoom > roomForAll && performance.now() - startedAt < closedWithinMs) {
      if ((await company.look()).expired >= expired) break;
      await wait(10);
    }
  }

  /** So much of calls that nobody knows waits in the spool that a restart takes a while to hand over what comes behind. */
  async function backlog(): Promise<void> {
    await company.lock();
    await hangUpUnknown(backlogSize, 0);
  }

  async function fillSpool(): Promise<void> {
    await company.lock();
    while (await hangUpUnknown(fillingSize, padding));
  }

  async function restart(how: 'kill' | 'stop'): Promise<void> {
    await untilClosed();
    const uncertain = model.uncertain();
    await company.restart(how);
    model.restarted(company.now());
    await presence.restarted();
    expired = 0;
    for (const call of uncertain) await hangUpForGood(call);
  }

  /** What was not acknowledged is told again until it is, and then as certain as all else. */
  async function hangUpForGood(call: ModelCall): Promise<void> {
    const startedAt = performance.now();
    for (;;) {
      spoolRoom = (await company.look()).spoolRoom;
      if (await calls.hangUpCall(call.id)) break;
      if (performance.now() - startedAt > drainedWithinMs) throw new Error('The spool stays full');
      await wait(10);
    }
    call.isUncertain = false;
  }

  async function setClock(): Promise<void> {
    await untilClosed();
    const byMs = company.leap();
    model.leapt(byMs);
    presence.leapt(byMs);
  }

  async function pass(ms: number): Promise<void> {
    company.advance(ms);
    await presence.timePassed();
  }

  async function happen(step: Step): Promise<void> {
    switch (step.what) {
      case 'call':
        return calls.toHotline();
      case 'direct':
        return calls.ofAgent(step.index, 'in');
      case 'outgoing':
        return calls.ofAgent(step.index, 'out');
      case 'answer':
        return calls.answer(step.index);
      case 'hangup':
        return calls.hangUp(step.index);
      case 'again':
        return calls.again(step.index);
      case 'lose':
        return calls.lose(step.index);
      case 'telephone on or off':
        return presence.toggle(step.index);
      case 'presence fails':
        return presence.lose('failing');
      case 'presence is empty':
        return presence.lose('empty');
      case 'presence is back':
        return presence.isBack();
      case 'pass':
        return pass(step.ms);
      case 'set the clock':
        return setClock();
      case 'lock':
        return company.lock();
      case 'unlock':
        return company.unlock();
      case 'backlog':
        return backlog();
      case 'fill the spool':
        return fillSpool();
      case 'kill':
      case 'stop':
        return restart(step.what);
    }
  }

  /** What differs, once it has had the time it may take to be known. */
  async function lookAndCompare(): Promise<string | null> {
    for (const startedAt = performance.now(); ; ) {
      expire();
      const look = await company.look();
      spoolRoom = look.spoolRoom;
      const complaint = presence.compare(look) ?? compare(model, presence, look, company.now());
      if (complaint === null || performance.now() - startedAt >= company.patienceMs) return complaint;
      await wait(10);
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

function compare(model: Model, presence: Presence, look: Look, now: number): string | null {
  const busy = model.busy(now);
  for (const agent of look.availability === null ? [] : agents) {
    const said = look.availability?.get(agent);
    const isSo = busy.get(agent) ?? presence.availabilityOf(agent);
    if (said !== isSo) return `${agent} is ${isSo}, and said to be ${said}`;
  }
  const open = model.open(now);
  return look.openLegs === open ? null : `${open} legs are open, and ${look.openLegs} said to be`;
}
