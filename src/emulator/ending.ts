import type { OutcomeKind } from './call.ts';
import type { HangupCause, Leg } from './leg.ts';
import type { Answerer } from './push.ts';

/** How the attempt to connect a leg ended, and on which leg: a forwarded call ends on another one. */
export type Ending =
  | { readonly kind: 'answered'; readonly leg: Leg; readonly by: Answerer }
  | { readonly kind: 'voicemail'; readonly leg: Leg }
  | {
      readonly kind: 'failed';
      readonly leg: Leg;
      readonly cause: HangupCause;
      readonly outcome: OutcomeKind;
    }
  /** The caller gave up, or another target picked up first. */
  | { readonly kind: 'stopped'; readonly leg: Leg };

/** The ending of a leg that nobody could take. */
export function failed(leg: Leg, cause: HangupCause): Ending {
  return { kind: 'failed', leg, cause, outcome: outcomeOf(cause) };
}

/** The first target to pick up decides; if none does, the failure that says most. */
export function firstConnected(endings: readonly Promise<Ending>[]): Promise<Ending> {
  return new Promise((resolve, reject) => {
    const settled: Ending[] = [];
    const settle = (ending: Ending): void => {
      settled.push(ending);
      if (ending.kind === 'answered' || ending.kind === 'voicemail') resolve(ending);
      else if (settled.length === endings.length) resolve(mostTelling(settled));
    };
    for (const ending of endings) ending.then(settle, reject);
  });
}

const tellingFirst: readonly HangupCause[] = ['noAnswer', 'busy', 'congestion', 'notFound'];

function mostTelling(endings: readonly Ending[]): Ending {
  const rank = (ending: Ending): number =>
    ending.kind === 'failed' ? tellingFirst.indexOf(ending.cause) : tellingFirst.length;
  return endings.reduce((best, ending) => (rank(ending) < rank(best) ? ending : best));
}

function outcomeOf(cause: HangupCause): OutcomeKind {
  switch (cause) {
    case 'busy':
      return 'busy';
    case 'noAnswer':
      return 'unanswered';
    case 'cancel':
      return 'abandoned';
    case 'normalClearing':
    case 'forwarded':
    case 'congestion':
    case 'notFound':
      return 'unreachable';
  }
}
