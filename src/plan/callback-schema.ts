import { z } from 'zod';
import {
  type CallbackLimits,
  type CallbackRules,
  defaultCallbackLimits,
  longestCallbackMs,
  noCallbacks,
} from '../domain/callback-rules.ts';
import { oneOf, phonePrefix, wholeNumber, yesOrNo } from './scalars.ts';

const minuteMs = 60_000;

/** On which terms callers of a hotline may ask to be called back. */
export const callbackSchema = z.strictObject({
  atOnce: yesOrNo()
    .optional()
    .describe('Whether it is offered at once to a caller all of whose known agents are busy'),
  whoMayAsk: oneOf(['known', 'all'])
    .optional()
    .describe('Only callers who know somebody here, as by default, or all'),
  lastsMinutes: wholeNumber(5, longestCallbackMs / minuteMs)
    .optional()
    .describe('How long the company keeps trying; 60 by default'),
  anybodyAfterMinutes: wholeNumber(0, longestCallbackMs / minuteMs)
    .optional()
    .describe('After how many minutes anybody of the hotline calls back; never by default'),
});

/** What callbacks may cost, at all hotlines together. */
export const callbackLimitsSchema = z.strictObject({
  abroad: z
    .array(phonePrefix)
    .max(100)
    .optional()
    .describe(
      'Beginnings of numbers outside Germany that may be called back, such as "+43"; none by default',
    ),
  perHour: wholeNumber(1, 500)
    .optional()
    .describe('How many callbacks may be asked for within an hour; 30 by default'),
  perDay: wholeNumber(1, 2_000)
    .optional()
    .describe('How many callbacks may be asked for within a day; 150 by default'),
});

export function compileCallback(
  { atOnce, whoMayAsk, lastsMinutes, anybodyAfterMinutes }: z.output<typeof callbackSchema> = {},
  callbackKey = false,
): CallbackRules {
  return {
    key: callbackKey,
    atOnce: atOnce ?? noCallbacks.atOnce,
    callers: whoMayAsk ?? noCallbacks.callers,
    lastsMs: lastsMinutes === undefined ? noCallbacks.lastsMs : lastsMinutes * minuteMs,
    anybodyAfterMs: anybodyAfterMinutes === undefined ? null : anybodyAfterMinutes * minuteMs,
  };
}

export function compileCallbackLimits(given: z.output<typeof callbackLimitsSchema> = {}): CallbackLimits {
  const { abroad, perHour, perDay } = defaultCallbackLimits;
  return {
    abroad: given.abroad ?? abroad,
    perHour: given.perHour ?? perHour,
    perDay: given.perDay ?? perDay,
  };
}
