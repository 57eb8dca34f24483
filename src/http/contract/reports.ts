import { z } from 'zod';
import { figuresSchema } from './board.ts';
import { momentSchema, textSchema } from './common.ts';

const day = z.string().regex(/^\d{4}-\d\d-\d\d$/, 'must be a day like 2026-11-24');

export const periodSchema = z.object({
  from: day,
  to: day.meta({ description: 'The last day, included. Days are those of the hotline’s time zone.' }),
  hotline: z.string().max(100).optional().meta({ description: 'By its name; all of them if left out.' }),
});

const reportedFigureSchema = z
  .object({
    name: z.string(),
    text: textSchema,
    formula: textSchema,
    unit: z.enum(['share', 'ms', 'index']),
    value: z.number().nullable().meta({ description: 'Null where there was nothing to measure it by.' }),
    low: z.number().nullable().meta({ description: 'Lower end of the 95 % interval; null: has none.' }),
    high: z.number().nullable(),
  })
  .meta({ id: 'ReportedFigure' });
export type ReportedFigure = z.infer<typeof reportedFigureSchema>;

const summarySchema = z
  .object({
    calls: z.number(),
    returningCalls: z.number().meta({ description: 'By callers who had talked to somebody before.' }),
    familiarCalls: z.number().meta({ description: 'Of these, how many reached somebody they knew.' }),
    measures: z.array(reportedFigureSchema),
  })
  .meta({ id: 'ReportSummary' });

export const reportSchema = z
  .object({
    hotlines: z.array(z.string()).meta({ description: 'The names of all hotlines.' }),
    figures: figuresSchema,
    summary: summarySchema.meta({ description: 'Continuity, speed, holding and the load of the team.' }),
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
          missed: z.number(),
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
