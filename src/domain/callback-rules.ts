/** Who may ask at a hotline to be called back, and on which terms. */
export interface CallbackRules {
  /** Whether key 3 asks for it while the caller waits. */
  readonly key: boolean;
  /** Whether it is offered at once to a caller all of whose known agents are busy, before anything else is tried. */
  readonly atOnce: boolean;
  /** Whether only those may ask who know somebody here. */
  readonly callers: 'known' | 'all';
  /** How long the company keeps trying, in milliseconds. */
  readonly lastsMs: number;
  /** After how long anybody of the hotline calls back, in milliseconds; null: only those whom the caller knows. */
  readonly anybodyAfterMs: number | null;
}

/** What callbacks may cost the company. */
export interface CallbackLimits {
  /** Beginnings of numbers outside Germany that may be called back, such as `+43`. */
  readonly abroad: readonly string[];
  /** How many may be asked for within an hour and within a day, by all callers together. */
  readonly perHour: number;
  readonly perDay: number;
}

export const noCallbacks: CallbackRules = {
  key: false,
  atOnce: false,
  callers: 'known',
  lastsMs: 3_600_000,
  anybodyAfterMs: null,
};

export const defaultCallbackLimits: CallbackLimits = { abroad: [], perHour: 30, perDay: 150 };

/** Whether callers can ask for a callback at any of these hotlines. */
export function offersCallbacks({
  hotlines,
}: {
  readonly hotlines: readonly { readonly callback: CallbackRules }[];
}): boolean {
  return hotlines.some(({ callback }) => callback.key || callback.atOnce);
}

/** The longest that a caller can be promised a callback, in milliseconds. */
export const longestCallbackMs = 4 * 3_600_000;
