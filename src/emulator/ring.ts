import { setMaxListeners } from 'node:events';
import type { HangupCause } from './leg.ts';
import type { Phone } from './phone.ts';
import type { World } from './world.ts';

export type Rung =
  | { readonly kind: 'picked-up'; readonly phone: Phone; readonly release: () => void }
  | { readonly kind: 'failed'; readonly cause: HangupCause }
  | { readonly kind: 'stopped' };

/** How long a phone rings if nobody picks up and no mailbox is set. */
export const ringLimitSeconds = 60;

/** Rings phones at once until one is picked up, the time is over, or the signal aborts. */
export async function ringPhones(
  world: World,
  phones: readonly Phone[],
  limit: { readonly seconds: number; readonly signal: AbortSignal },
): Promise<Rung> {
  const free = phones.filter(phone => phone.refusal() === null);
  if (free.length === 0) return { kind: 'failed', cause: refusalOf(phones) };

  const over = new AbortController();
  const signal = AbortSignal.any([limit.signal, over.signal]);
  // Every phone that rings listens, however many there are.
  setMaxListeners(0, signal);
  const rung = await Promise.race([
    ...free.map(phone => pickUp(world, phone, signal)),
    timeUp(world, limit.seconds, signal),
  ]);
  over.abort();
  return limit.signal.aborted && rung.kind === 'failed' ? { kind: 'stopped' } : rung;
}

function pickUp(world: World, phone: Phone, signal: AbortSignal): Promise<Rung> {
  const { answers } = phone.state();
  return new Promise(resolve => {
    // The call may have been given up, or the user have taken another one, while this one rang.
    const isFree = (): boolean => !signal.aborted && !phone.state().talking;
    const take = (): void => {
      if (isFree()) resolve({ kind: 'picked-up', phone, release: phone.occupy() });
    };
    void phone.ring(signal).then(how => {
      if (how === 'declined') resolve({ kind: 'failed', cause: 'noAnswer' });
      else take();
    });
    if (typeof answers !== 'number') return;
    void world.clock.wait(answers, signal).then(isTime => {
      if (isTime) take();
    });
  });
}

async function timeUp(world: World, seconds: number, signal: AbortSignal): Promise<Rung> {
  const isTime = await world.clock.wait(seconds, signal);
  return isTime ? { kind: 'failed', cause: 'noAnswer' } : { kind: 'stopped' };
}

const tellingFirst: readonly HangupCause[] = ['busy', 'noAnswer'];

function refusalOf(phones: readonly Phone[]): HangupCause {
  const refusals = phones.map(phone => phone.refusal());
  return tellingFirst.find(cause => refusals.includes(cause)) ?? 'notFound';
}
