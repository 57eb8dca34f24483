import { z } from 'zod';
import { figuresSchema } from './board.ts';
import { momentSchema, textSchema } from './common.ts';

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/, 'must be a day like 2026-11-24');

export const periodSchema = z.object({
  from: day,
  to: day.meta({ description: 'The last day, included.' }),
});

export const reportSchema = z
  .object({
    figures: figuresSchema,
    days: z.array(z.object({ day: z.string(), figures: figuresSchema })),
    hours: z
      .array(z.object({ weekday: z.number(), hour: z.number(), offered: z.number(), answered: z.number() }))
      .meta({
        description: 'Calls by local weekday (0 is Monday) and hour; those without calls are left out.',
      }),
    waits: z
      .array(
        z.object({
          fromMs: z.number(),
          toMs: z.number().nullable(),
          answered: z.number(),
          abandoned: z.number(),
        }),
      )
      .meta({ description: 'How long callers waited; null: without an end.' }),
    rules: z.array(z.object({ rule: z.string(), text: textSchema, calls: z.number() })),
  })
  .meta({ id: 'Report' });
export type Report = z.infer<typeof reportSchema>;

export const healthSchema = z
  .object({
    now: momentSchema,
    isWell: z.boolean(),
    warnings: z.array(textSchema),
    version: z.string(),
    viewers: z.number(),
    summary: z.object({
      lastPushAt: momentSchema.nullable(),
      newCalls: z.number(),
      answers: z.number(),
      hangups: z.number(),
      pushesNotRecorded: z.number(),
      presenceConfirmedAt: momentSchema.nullable(),
      isPresenceStale: z.boolean(),
      isDatabaseReachable: z.boolean(),
      spooledEntries: z.number(),
      openLegs: z.number(),
      pausedAgents: z.number(),
      agents: z.number(),
      lastPresenceError: z.string().nullable(),
      corrections: z.number(),
    }),
  })
  .meta({ id: 'Health' });
export type PageHealth = z.infer<typeof healthSchema>;
