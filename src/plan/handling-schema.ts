import { z } from 'zod';
import type { Handling, HandlingByEnvironment } from '../domain/handling.ts';
import { wholeNumber, yesOrNo } from './scalars.ts';

/** How calls are handled at every hotline, as it is written. */
export const handlingSchema = z.strictObject({
  wrapUpSeconds: wholeNumber(0, 3_600).optional().describe('How long an agent is left alone after a call'),
  missedOffersBeforePause: wholeNumber(0, 100)
    .optional()
    .describe('After how many missed calls in a row an agent is set aside; 0 for never'),
  autoPauseSeconds: wholeNumber(1, 86_400).optional().describe('For how long'),
  presenceStaleSeconds: wholeNumber(5, 86_400)
    .optional()
    .describe('How old sipgate’s last word on who is reachable may be before it is no longer believed'),
  hideCallerNumber: yesOrNo().optional().describe('Whether agents see no number of the caller'),
});

/** With nothing left out. */
export const wholeHandlingSchema = handlingSchema.required();

export type HandlingDocument = z.output<typeof handlingSchema>;

/** The settings of the environment that count where the document says nothing, by the name of the field. */
export const handlingSettings: Readonly<Record<string, string>> = {
  wrapUpSeconds: 'WRAP_UP_SECONDS',
  missedOffersBeforePause: 'MISSED_OFFERS_BEFORE_PAUSE',
  autoPauseSeconds: 'AUTO_PAUSE_SECONDS',
  presenceStaleSeconds: 'PRESENCE_STALE_SECONDS',
  hideCallerNumber: 'REDIRECT_ANONYMOUS',
} satisfies Record<keyof HandlingDocument, string>;

export function compileHandling({
  wrapUpSeconds,
  missedOffersBeforePause,
  autoPauseSeconds,
  presenceStaleSeconds,
  hideCallerNumber,
}: HandlingDocument = {}): Handling {
  const availability = {
    ...(wrapUpSeconds !== undefined && { wrapUpMs: wrapUpSeconds * 1000 }),
    ...(missedOffersBeforePause !== undefined && { missedOffersBeforePause }),
    ...(autoPauseSeconds !== undefined && { autoPauseMs: autoPauseSeconds * 1000 }),
    ...(presenceStaleSeconds !== undefined && { presenceStaleMs: presenceStaleSeconds * 1000 }),
  };
  return { availability, redirectAnonymous: hideCallerNumber ?? null };
}

/** What the environment says, as it would be written. */
export function documentOfHandling({
  availability,
  redirectAnonymous,
}: HandlingByEnvironment): z.output<typeof wholeHandlingSchema> {
  return {
    wrapUpSeconds: availability.wrapUpMs / 1000,
    missedOffersBeforePause: availability.missedOffersBeforePause,
    autoPauseSeconds: availability.autoPauseMs / 1000,
    presenceStaleSeconds: availability.presenceStaleMs / 1000,
    hideCallerNumber: redirectAnonymous,
  };
}
