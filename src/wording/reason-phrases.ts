import type { Availability } from '../domain/agent-state.ts';
import type { Language } from '../domain/language.ts';
import type { LocalDate, LocalMoment } from '../domain/local-date.ts';

/** How many of a caller's calls an agent took, and the share they had to exceed (`factor`, 0 to 1). */
export interface Share {
  readonly calls: number;
  readonly total: number;
  /** Whether `total` counts the calls with agents who could be rung, or with everybody. */
  readonly isOfPresent: boolean;
  readonly factor: number;
}

/**
 * The pieces of the sentence that explains a decision. Each language may order and inflect as it must. None
 * begins with a capital letter unless it would inside a sentence.
 */
export interface Phrases {
  readonly language: Language;
  list(parts: readonly string[]): string;
  others(count: number): string;
  /** A day of the year, such as "2 January". */
  day(date: LocalDate): string;
  /** A moment within the next days, such as "Friday 08:00", or a later one, such as "2 January 08:00". */
  opening(moment: LocalMoment, isSoon: boolean): string;

  preferredAgent(first: string, calls: number, agoDays: number): string;
  nextFamiliar(first: string, calls: number, better: string): string;
  /** For several who ring because nobody the caller knows well can be rung. */
  nextFamiliarTogether(who: string, better: string): string;
  alsoRings(others: string, count: number): string;
  /** For the second agent who rings because the caller is a VIP. */
  alsoRingsForVip(other: string): string;
  lastAgent(who: string, agoDays: number): string;
  majorityAgent(who: string, share: Share): string;
  longestIdle(who: string, count: number): string;
  random(who: string, available: number): string;
  noneFamiliarAvailable(states: string): string;
  noMajority(factor: number, isOfPresent: boolean): string;
  readonly newCaller: string;
  readonly withheld: string;
  readonly notLookedUp: string;
  /** Added to the sentence where the choice was among agents who may be unavailable. */
  readonly presenceUnknown: string;
  /** Added to the sentence where what it says of the caller was known from memory alone. */
  readonly withoutDatabase: string;
  /** Added to the sentence where agents ring who could not be claimed. */
  readonly withoutClaim: string;

  /** `customer` is empty where the rule has no name, here and below. */
  fixedAgent(who: string, customer: string): string;
  fixedAgentPassed(who: string, state: string): string;
  returnCall(who: string, agoHours: number): string;
  returnCallPassed(who: string, state: string): string;
  someoneNew(who: string, count: number): string;
  readonly someoneNewPassed: string;
  /**
   * `why` is the company's own word, such as "holiday", and may be empty. An empty `until` means until
   * further notice.
   */
  deputy(absent: string, why: string, until: string, deputy: string): string;
  blocked(customer: string): string;
  readonly numberWithheld: string;
  /** `day` is the name of a holiday or exception, `opening` the next opening; both may be empty. */
  closed(day: string, opening: string): string;
  nobodyAvailable(states: string): string;
  /** For a caller who belongs strictly to one agent. */
  onlyFor(who: string, state: string): string;
  /** For such a caller while the hotline is closed, where anybody else's call would ring somebody. */
  readonly onlyFixedAgent: string;
  readonly everybodyTalks: string;

  /** Somebody the caller should get but who can't be rung, with how well the caller knows them. */
  missed(who: string, state: string, known: 'best' | 'well' | 'not'): string;
  /** A whole sentence after a colon: German begins it with a capital letter. */
  behindColon(sentence: string): string;
  waitsForFamiliar(atMostSeconds: number): string;
  /** `place` counts from 1. */
  waitsForAnybody(place: number, atMostSeconds: number): string;
  /** Added to the sentence where the caller has waited. */
  waited(seconds: number): string;
  readonly asksForVoicemail: string;
  readonly asksForCallback: string;
  /** For somebody who may now press the key for it. */
  readonly offersCallback: string;

  /** For a hotline in shadow. `decided` is the sentence for what would have been done. */
  onlyListens(decided: string): string;

  /** Where a call goes that rings no agent of the hotline. */
  readonly fate: {
    group(name: string, who: string): string;
    onCall(name: string, who: string): string;
    number(masked: string): string;
    announcement(name: string): string;
    /** `who` is whom they know, best first, and may be empty. */
    callback(who: string): string;
    readonly voicemail: string;
    readonly rejected: string;
    readonly busy: string;
    readonly asConfigured: string;
  };

  /** What is said of an agent: "Anna" and then one of these. */
  readonly state: Readonly<Record<Availability, string>>;
  readonly missedLastCall: string;
  overloaded(multiple: number): string;
  away(why: string, until: string): string;
  readonly neverWithThisCaller: string;
  readonly keptForWaiting: string;
  readonly offDuty: string;
}
