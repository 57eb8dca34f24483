import type { AppContext } from '../context.ts';
import type { StandingWarning } from './health-warnings.ts';
import type { Refusal, Relation, Spelling } from './push-problem.ts';
import { type Addresses, logWords, type PushWords, pushWords } from './push-words.ts';
import { createSeldom } from './seldom.ts';

/** Keeps what is wrong with how pushes arrive where people look: in the log and in health. */
export interface PushTraces {
  /** One arrived as it should, and was understood. */
  arrived(): void;
  /** One was answered, whose address is written otherwise. */
  respelled(path: string, spelling: Spelling): void;
  /** One with the right signature came to another address. */
  astray(path: string, relation: Relation): void;
  refused(refusal: Refusal): void;
}

/** How long what was noticed stands in health after the last time. */
const standsMs = 24 * 3_600_000;
/** From so many in a row on, or so many at all, refusals are no accident. */
const enoughInARow = 3;
const enoughAtAll = 10;

export function createPushTraces(
  { health, log, clock }: Pick<AppContext, 'health' | 'log' | 'clock'>,
  webhookUrl: URL,
): PushTraces {
  const seldom = createSeldom(clock);
  const tallies = new Map<string, Tally>();
  const { href } = webhookUrl;
  const right = withoutQuery(webhookUrl);

  function count(thing: string): Tally {
    const tally = tallies.get(thing) ?? { count: 0, inARow: 0, lastAt: 0, detail: null };
    tallies.set(thing, tally);
    tally.count += 1;
    tally.inARow += 1;
    tally.lastAt = clock();
    return tally;
  }

  /** For a day after the last time. */
  function warn(thing: string, { lastAt }: Tally, say: (agoMs: number) => StandingWarning): void {
    health.warnAbout(`pushes ${thing}`, () => {
      const agoMs = Math.max(0, clock() - lastAt);
      return agoMs < standsMs ? say(agoMs) : null;
    });
  }

  return {
    arrived() {
      for (const [thing, tally] of tallies) {
        tally.inARow = 0;
        tally.detail = null;
        if (isPassing(thing) && tally.count < enoughAtAll) health.warnAbout(`pushes ${thing}`, null);
      }
    },
    respelled(path, spelling) {
      health.pushRespelled();
      const tally = count('respelled');
      seldom(path, since => log.warn({ count: since }, logWords.respelled(path, href)));
      const what = { count: tally.count, spelling };
      warn('respelled', tally, () =>
        toWarning({ path, right }, (words, addresses) => words.respelled({ ...what, addresses })),
      );
    },
    astray(path, relation) {
      health.pushAstray();
      const tally = count('astray');
      seldom(path, since => log.warn({ count: since }, logWords.astray(path, relation, href)));
      const what = { count: tally.count, relation };
      warn('astray', tally, agoMs =>
        toWarning({ path, right }, (words, addresses) => words.astray({ ...what, agoMs, addresses })),
      );
    },
    refused(refusal) {
      health.pushRefused();
      const { kind, said, claimsSipgate } = refusal;
      const tally = count(kind);
      // What was found of one is likely true of the next, where nobody looked.
      tally.detail = refusal.detail ?? tally.detail;
      const what = { count: tally.count, detail: tally.detail, claimsSipgate };
      seldom(`${kind} ${what.detail}`, since =>
        log.warn({ count: since }, logWords.refused(kind, said, what)),
      );
      if (isEnough(refusal, tally))
        warn(kind, tally, () => toWarning(null, words => words.refused[kind](what)));
    },
  };
}

/** How often something happened, also in a row without a right push between, and when last. */
interface Tally {
  count: number;
  inARow: number;
  lastAt: number;
  detail: string | null;
}

/** What the next right push takes back: not that others went astray, or can't be understood. */
function isPassing(thing: string): boolean {
  return !['respelled', 'astray', 'not-understood'].includes(thing);
}

/** Anybody may try an address once; but what names sipgate and is not as sipgate sends it was changed on its way. */
function isEnough({ kind, claimsSipgate }: Refusal, { inARow, count }: Tally): boolean {
  if (!isPassing(kind)) return true;
  if (claimsSipgate && kind !== 'wrong-signature') return true;
  return inARow >= enoughInARow || count >= enoughAtAll;
}

/** In both languages. Secret addresses are for those alone who may see the settings. */
function toWarning(
  addresses: Addresses,
  say: (words: PushWords, addresses: Addresses) => string,
): StandingWarning {
  const { en, de } = pushWords;
  const inBoth = (told: Addresses) => ({ en: say(en, told), de: say(de, told) });
  return { ...inBoth(null), ...(addresses === null ? {} : { forUsers: inBoth(addresses) }) };
}

function withoutQuery({ origin, pathname, search }: URL): string {
  return `${origin}${pathname}${search === '' ? '' : '?…'}`;
}
