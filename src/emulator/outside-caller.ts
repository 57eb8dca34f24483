import { withPlus } from './directory.ts';

/** How somebody outside the account behaves when click-to-call rings them. */
export interface OutsideCaller {
  /** Share of calls that they pick up, 0 to 1. Their phone may still be busy, or told never to answer. */
  readonly picksUp: number;
  /**
   * Seconds of ringing after which a mailbox of their own takes what they don't; null: they have none. sipgate can't tell
   * it from them.
   */
  readonly mailboxAfterSeconds: number | null;
  readonly talkSeconds: number;
  /** How long one end listens to a mailbox at the other. */
  readonly patienceSeconds: number;
}

const usual: OutsideCaller = {
  picksUp: 0.85,
  mailboxAfterSeconds: null,
  talkSeconds: 60,
  patienceSeconds: 10,
};

/** Everybody outside the account. */
export interface OutsideCallers {
  of(number: string): OutsideCaller;
  /** Changes one of them, or with null all of whom nothing else was said. */
  change(number: string | null, change: Partial<OutsideCaller>): void;
}

export function createOutsideCallers(): OutsideCallers {
  let others = usual;
  const changes = new Map<string, Partial<OutsideCaller>>();
  return {
    of: number => ({ ...others, ...changes.get(withPlus(number)) }),
    change(number, change): void {
      if (number === null) others = { ...others, ...change };
      else changes.set(withPlus(number), { ...changes.get(withPlus(number)), ...change });
    },
  };
}
