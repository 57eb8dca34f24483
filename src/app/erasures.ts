import type { PhoneNumber } from '../domain/phone-number.ts';

/** Tells whether a caller is one of those who were erased. */
export type IsErased = (caller: PhoneNumber) => boolean;

/** Tells whatever remembers callers that some were erased, here or by another process. */
export interface Erasures {
  publish(isErased: IsErased): void;
  /** A listener must not throw or wait. */
  subscribe(listener: (isErased: IsErased) => void): void;
}

export function createErasures(): Erasures {
  const listeners: ((isErased: IsErased) => void)[] = [];
  return {
    publish(isErased) {
      for (const listener of listeners) listener(isErased);
    },
    subscribe(listener) {
      listeners.push(listener);
    },
  };
}
