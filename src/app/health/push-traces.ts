import type { AppContext } from '../context.ts';
import type { StandingWarning } from './health-warnings.ts';
import type { Refusal, Relation, Spelling } from './push-problem.ts';
import { type Addresses, logWords, type PushWords, pushWords } from './push-words.ts';
import { createSeldom } from './seldom.ts';

/** Reports what is wrong with how pushes arrive, in the log and in health. */
export interface PushTraces {
  /** A push arrived as it should and was understood. */
  arrived(): void;
  /** A push was answered, though its address is spelled differently. */
  respelled(path: string, spelling: Spelling): void;
  /** A push with the right signature came to another address. */
  astray(path: string, relation: Relation): void;
  refused(refusal: Refusal): void;
  /** A push came as it should, but is not of the company's account. */
  foreign(): void;
}

/** How long health goes on reporting something after it last happened. */
const standsMs = 24 * 3_600_000;
/** So many refusals in a row, or so many altogether, are no accident. */
const enoughInARow = 3;
const enoughAtAll = 10;

export function createPushTraces(
  { connection, health, log, clock }: Pick<AppContext, 'connection' | 'health' | 'log' | 'clock'>,
  usualPath: string,
): PushTraces {
  const seldom = createSeldom(clock);
  const tallies = new Map<string, Tally>();
  const address = (): string => connection.current.webhookUrl?.href ?? usualPath;
  const shown = (): string => withoutQuery(connection.current.webhookUrl) ?? usualPath;

  function count(thing: string): Tally {
    const tally = tallies.get(thing) ?? { count: 0, inARow: 0, lastAt: 0, detail: null };
    tallies.set(thing, tally);
    tally.count += 1;
    tally.inARow += 1;
    tally.lastAt = clock();
    return tally;
  }

  /** Warns for a day after the last time. */
  function warn(thing: string, { lastAt }: Tally, say: (agoMs: number) => StandingWarning | null): void {
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
      seldom(path, since => log.warn({ count: since }, logWords.respelled(path, address())));
      const what = { count: tally.count, spelling };
      warn('respelled', tally, () =>
        toWarning({ path, right: shown() }, (words, addresses) => words.respelled({ ...what, addresses })),
      );
    },
    astray(path, relation) {
      health.pushAstray();
      const tally = count('astray');
      seldom(path, since => log.warn({ count: since }, logWords.astray(path, relation, address())));
      const what = { count: tally.count, relation };
      warn('astray', tally, agoMs =>
        toWarning({ path, right: shown() }, (words, addresses) =>
          words.astray({ ...what, agoMs, addresses }),
        ),
      );
    },
    refused(refusal) {
      health.pushRefused();
      const { kind, said, claimsSipgate } = refusal;
      const tally = count(kind);
      // What was found about one is likely true of the next, which nobody examined.
      tally.detail = refusal.detail ?? tally.detail;
      const what = { count: tally.count, detail: tally.detail, claimsSipgate };
      seldom(`${kind} ${what.detail}`, since =>
        log.warn({ count: since }, logWords.refused(kind, said, what)),
      );
      if (isEnough(refusal, tally))
        warn(kind, tally, () => toWarning(null, words => words.refused[kind](what)));
    },
    foreign() {
      health.pushForeign();
      const tally = count('foreign');
      seldom('foreign', since => log.warn({ count: since }, logWords.foreign));
      // Where no other calls came, it is rather the hotline's number that is wrong.
      const isAlarming = (): boolean => health.callsTaken() === 0 && tally.count >= enoughInARow;
      const say = (): StandingWarning => toWarning(null, words => words.foreign(tally.count, isAlarming()));
      warn('foreign', tally, () => (isAlarming() ? say() : null));
      health.noteAbout('pushes foreign', () => (isAlarming() ? null : say()));
    },
  };
}

/** How often something happened in all, how often since the last good push, and when last. */
interface Tally {
  count: number;
  inARow: number;
  lastAt: number;
  detail: string | null;
}

/** Whether the next good push clears it; pushes that went astray or can't be understood stay reported. */
function isPassing(thing: string): boolean {
  return !['respelled', 'astray', 'not-understood', 'foreign'].includes(thing);
}

/**
 * Anybody may try an address once; but what names sipgate and is not as sipgate sends it has been changed on
 * its way.
 */
function isEnough({ kind, claimsSipgate }: Refusal, { inARow, count }: Tally): boolean {
  if (!isPassing(kind)) return true;
  if (claimsSipgate && kind !== 'wrong-signature') return true;
  return inARow >= enoughInARow || count >= enoughAtAll;
}

/** In both languages. Secret addresses are for admins alone. */
function toWarning(
  addresses: Addresses,
  say: (words: PushWords, addresses: Addresses) => string,
): StandingWarning {
  const { en, de } = pushWords;
  const inBoth = (told: Addresses) => ({ en: say(en, told), de: say(de, told) });
  return { ...inBoth(null), ...(addresses === null ? {} : { forAdmins: inBoth(addresses) }) };
}

function withoutQuery(url: URL | null): string | null {
  return url === null ? null : `${url.origin}${url.pathname}${url.search === '' ? '' : '?…'}`;
}
