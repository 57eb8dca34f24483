/** Sound in memory, of one channel. Samples lie between -1 and 1. */
export interface Sound {
  readonly sampleRateHz: number;
  readonly samples: Float32Array;
}

export type ReadSound =
  | { readonly ok: true; readonly sound: Sound }
  /** A sentence without its full stop, for whoever uploaded the file. */
  | { readonly ok: false; readonly problem: string };

const maxMinutes = 5;
export const tooLong = `It is longer than ${maxMinutes} minutes; upload a shorter one`;

/** Whether so many samples a channel last longer than an announcement may. */
export function isTooLong(samples: number, sampleRateHz: number): boolean {
  return samples / sampleRateHz > maxMinutes * 60;
}

export function refuseSound(problem: string): ReadSound {
  return { ok: false, problem };
}
