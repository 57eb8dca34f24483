import { z } from 'zod';

// Shapes that the page and the API share. The page imports their types only.

/** A text in each language of the interface. */
export const textSchema = z.object({ de: z.string(), en: z.string() }).meta({ id: 'Text' });
export type Text = z.infer<typeof textSchema>;

export const daySchema = z.string().regex(/^\d{4}-\d\d-\d\d$/, 'must be a day like 2026-11-24');

/** Epoch milliseconds. */
export const momentSchema = z.number().meta({ id: 'Moment', description: 'Epoch milliseconds.' });

export const roleSchema = z.enum(['admin', 'supervisor', 'viewer', 'agent']).meta({ id: 'Role' });
export type RoleName = z.infer<typeof roleSchema>;

/** Somebody outside the company. Without a number: withheld, or not a full number. */
export const callerSchema = z
  .object({
    number: z.string().nullable(),
    display: z.string().nullable().meta({ description: 'The number as people write it.' }),
    name: z.string().nullable(),
  })
  .meta({ id: 'CallerName' });
export type CallerName = z.infer<typeof callerSchema>;

export const errorSchema = z
  .object({
    error: z.string(),
    code: z.string(),
    text: textSchema
      .optional()
      .meta({ description: 'The message for people, if there is more to say than the code.' }),
  })
  .meta({ id: 'Error', description: 'What was wrong, in English, and a code for programs.' });
export type ApiErrorBody = z.infer<typeof errorSchema>;

/** It worked; there is nothing else to say. */
export const doneSchema = z.object({ done: z.literal(true) }).meta({ id: 'Done' });
