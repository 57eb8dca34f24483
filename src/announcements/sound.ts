import type { Language } from '../domain/language.ts';

/** Sound in memory, of one channel. Samples lie between -1 and 1. */
export interface Sound {
  readonly sampleRateHz: number;
  readonly samples: Float32Array;
}

export type ReadSound =
  | { readonly ok: true; readonly sound: Sound }
  /** A sentence without its full stop, for the person who uploaded the file. */
  | { readonly ok: false; readonly problem: SoundProblem };

export type SoundProblem = Readonly<Record<Language, string>>;

const maxMinutes = 5;
const tooLong: SoundProblem = {
  en: `It is longer than ${maxMinutes} minutes; upload a shorter one`,
  de: `Sie dauert länger als ${maxMinutes} Minuten; laden Sie eine kürzere hoch`,
};

/** Whether so many samples a channel last longer than an announcement may. */
export function isTooLong(samples: number, sampleRateHz: number): boolean {
  return samples / sampleRateHz > maxMinutes * 60;
}

export function refuseSound(en: string, de: string): ReadSound {
  return { ok: false, problem: { en, de } };
}

export function refuseTooLong(): ReadSound {
  return { ok: false, problem: tooLong };
}
