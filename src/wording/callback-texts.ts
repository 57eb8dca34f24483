import type { CallbackEvent } from '../domain/callback-event.ts';
import type { CallbackGist } from '../domain/gist.ts';
import type { CallbackEntry } from '../domain/journal-entry.ts';
import type { Language } from '../domain/language.ts';
import type { AgentId } from '../domain/roster.ts';

/** Something that became of a caller's wish to be called back. */
export interface CallbackStep {
  /** Epoch milliseconds. */
  readonly at: number;
  readonly text: Readonly<Record<Language, string>>;
}

/** What an agent is called. */
export type NameOf = (id: AgentId) => string;

/** How a wish to be called back came about and what became of it, in its order. */
export function tellCallback(
  askedAt: number,
  entries: readonly CallbackEntry[],
  nameOf: NameOf,
): readonly CallbackStep[] {
  const asked = { at: askedAt, text: inBoth(language => words[language].asked) };
  return [asked, ...entries.map(entry => ({ at: momentOf(entry), text: stepText(entry, nameOf) }))];
}

/** How it ended, in a sentence; null: it has not. */
export function callbackEndText({ askedAt, end }: CallbackGist, nameOf: NameOf): CallbackStep['text'] | null {
  if (end === null) return null;
  const who = end.agentId === null ? null : nameOf(end.agentId);
  return inBoth(language => endText(language, { ...end, askedAt }, who));
}

function momentOf({ event, receivedAt }: CallbackEntry): number {
  return event.type === 'callbackEnded' ? event.at : receivedAt;
}

function stepText({ event, receivedAt, agentIds }: CallbackEntry, nameOf: NameOf): CallbackStep['text'] {
  const [agentId] = 'agentId' in event ? [event.agentId] : agentIds;
  const name = agentId === undefined ? null : nameOf(agentId);
  return inBoth(language => {
    const say = words[language];
    const who = name ?? say.somebody;
    switch (event.type) {
      case 'callbackStarted':
        return event.by === undefined
          ? say.rung(who, event.attempt)
          : say.rungFor(who, event.attempt, event.by);
      case 'callbackFailed':
        return say.failed[event.why];
      case 'callbackPutOff':
        return say.putOff(who, span(event.until - receivedAt, language), event.by);
      case 'callbackGivenAway':
        return say.givenAway(who, event.by);
      case 'callbackEnded':
        return endText(language, event, name);
    }
  });
}

type End = Pick<
  Extract<CallbackEvent, { type: 'callbackEnded' }>,
  'why' | 'at' | 'askedAt' | 'attempts' | 'by'
>;

function endText(language: Language, end: End, name: string | null): string {
  const { why, at, askedAt, attempts, by } = end;
  const say = words[language];
  switch (why) {
    case 'talked':
      return say.talked(name ?? say.somebody, span(at - askedAt, language));
    case 'withdrawn':
      return by === undefined ? say.withdrawn : say.withdrawnBy(by);
    case 'not-reached':
      return say.notReached(attempts);
    case 'called-again':
      return say.calledAgain;
    case 'expired':
      return say.expired;
  }
}

function inBoth(say: (language: Language) => string): CallbackStep['text'] {
  return { de: say('de'), en: say('en') };
}

/** "40 s", "2 min", "1 h 5 min"; to the nearest. */
function span(ms: number, language: Language): string {
  const { second, minute, hour } = words[language].units;
  const seconds = Math.max(0, Math.round(ms / 1000));
  if (seconds < 60) return `${seconds} ${second}`;
  const minutes = Math.round(seconds / 60);
  if (minutes < 60) return `${minutes} ${minute}`;
  const rest = minutes % 60;
  return `${Math.floor(minutes / 60)} ${hour}${rest === 0 ? '' : ` ${rest} ${minute}`}`;
}

interface CallbackWords {
  readonly units: { readonly second: string; readonly minute: string; readonly hour: string };
  readonly asked: string;
  readonly somebody: string;
  rung(who: string, attempt: number): string;
  rungFor(who: string, attempt: number, by: string): string;
  readonly failed: Readonly<Record<Extract<CallbackEvent, { type: 'callbackFailed' }>['why'], string>>;
  putOff(who: string, span: string, by: string): string;
  givenAway(who: string, by: string): string;
  talked(who: string, after: string): string;
  notReached(attempts: number): string;
  readonly withdrawn: string;
  withdrawnBy(by: string): string;
  readonly calledAgain: string;
  readonly expired: string;
}

const english: CallbackWords = {
  units: { second: 's', minute: 'min', hour: 'h' },
  asked: 'The caller asked to be called back.',
  somebody: 'Somebody',
  rung: (who, attempt) => `${who} is to call back: their phone is rung first (attempt ${attempt}).`,
  rungFor: (who, attempt, by) =>
    `${who} is to call back, as ${by} asked: their phone is rung first (attempt ${attempt}).`,
  failed: {
    refused: 'sipgate did not begin this call.',
    'no-device': 'There is no phone of theirs that could be rung.',
    'not-heard-of': 'Nothing was heard of this call: nobody picked up the phone, or it never rang.',
    'not-reached': 'Nobody was reached.',
  },
  putOff: (who, span, by) => `${who} does not call back within the next ${span} (set by ${by}).`,
  givenAway: (who, by) => `${who} does not call back (set by ${by}).`,
  talked: (who, after) => `${who} called back after ${after}.`,
  notReached: attempts => `Not reached in ${attempts === 1 ? 'one attempt' : `${attempts} attempts`}.`,
  withdrawn: 'The caller took it back.',
  withdrawnBy: by => `${by} took it back.`,
  calledAgain: 'The caller called again before anybody called back.',
  expired: 'Nobody had time to call back as long as was promised.',
};

const german: CallbackWords = {
  units: { second: 's', minute: 'min', hour: 'h' },
  asked: 'Der Anrufer hat um einen Rückruf gebeten.',
  somebody: 'Jemand',
  rung: (who, attempt) => `${who} soll zurückrufen: Zuerst klingelt dieses Telefon (Versuch ${attempt}).`,
  rungFor: (who, attempt, by) =>
    `${who} soll zurückrufen, wie von ${by} gewünscht: Zuerst klingelt dieses Telefon (Versuch ${attempt}).`,
  failed: {
    refused: 'sipgate hat diesen Anruf nicht begonnen.',
    'no-device': 'Es gab dort kein Telefon, das klingeln könnte.',
    'not-heard-of': 'Von diesem Anruf war nichts zu hören: Niemand nahm ab, oder es klingelte nie.',
    'not-reached': 'Niemand wurde erreicht.',
  },
  putOff: (who, span, by) => `${who} ruft in den nächsten ${span} nicht zurück (eingetragen von ${by}).`,
  givenAway: (who, by) => `${who} ruft nicht zurück (eingetragen von ${by}).`,
  talked: (who, after) => `${who} hat nach ${after} zurückgerufen.`,
  notReached: attempts => `In ${attempts === 1 ? 'einem Versuch' : `${attempts} Versuchen`} nicht erreicht.`,
  withdrawn: 'Der Anrufer hat den Wunsch zurückgenommen.',
  withdrawnBy: by => `${by} hat den Wunsch zurückgenommen.`,
  calledAgain: 'Der Anrufer hat wieder angerufen, bevor jemand zurückrief.',
  expired: 'Niemand hatte Zeit für den Rückruf, solange er zugesagt war.',
};

const words: Readonly<Record<Language, CallbackWords>> = { en: english, de: german };
