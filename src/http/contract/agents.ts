import { z } from 'zod';

/** As the reason of a pause, or of an absence, is written. */
const reason = z.string().trim().max(100);

export const pauseWantedSchema = z.strictObject({
  minutes: z
    .number()
    .int()
    .min(1)
    .max(30 * 24 * 60)
    .nullable()
    .meta({ description: 'For how long; null: until somebody ends it, or for 30 days.' }),
  reason: reason.meta({ description: 'For everybody to see; may be empty.' }),
});
export type PauseWanted = z.infer<typeof pauseWantedSchema>;
