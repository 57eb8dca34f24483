import { z } from 'zod';
import { momentSchema, textSchema } from './common.ts';

/** Where on the page something can be done about a finding. */
export const placeSchema = z
  .enum(['agents', 'live', 'settings/connection', 'settings/hours', 'settings/hotlines', 'settings/rules'])
  .nullable()
  .meta({ description: 'Where on the page something can be done; null: nowhere.' });

export const glanceSchema = z
  .object({
    level: z.enum(['well', 'look', 'act']).meta({
      description: 'Act: calls suffer, or history is away. Look: somebody should have a look.',
    }),
    finding: z
      .object({
        name: z.string().meta({ description: 'Of the check that found it.' }),
        sentence: textSchema,
        remedy: textSchema.nullable(),
        since: momentSchema.nullable(),
        place: placeSchema,
      })
      .nullable()
      .meta({ description: 'What matters most; null: all is well.' }),
    problems: z.number().meta({ description: 'How many warnings health has.' }),
  })
  .meta({ id: 'Glance', description: 'Whether it is working, in one sentence.' });
export type PageGlance = z.infer<typeof glanceSchema>;
export type Finding = NonNullable<PageGlance['finding']>;

const share = z.number().meta({ description: 'A share; 0: there is no goal.' });

export const goalsSchema = z
  .object({
    answered: share,
    serviceLevel: share,
    serviceLevelMs: z.number().meta({ description: 'Answered within this many milliseconds is in time.' }),
  })
  .meta({ id: 'Goals', description: 'What the company aims for.' });
export type PageGoals = z.infer<typeof goalsSchema>;
