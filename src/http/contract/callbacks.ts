import { z } from 'zod';
import { callerSchema, momentSchema } from './common.ts';

const numberSchema = z.string().max(40);
/** In one request. */
const mostCallers = 2_000;

export const missedQuerySchema = z.object({
  after: z
    .string()
    .regex(/^\d{1,16}~\+\d{1,20}$/, 'is none that was given as `next`')
    .optional()
    .meta({ description: 'The `next` of the page before.' }),
  limit: z.coerce.number().int().min(1).max(200).default(50),
});

const agentSchema = z.object({ agentId: z.string(), name: z.string() }).nullable();

const missedCallerShape = {
  caller: callerSchema,
  missed: z.number().meta({ description: 'How often they have tried since somebody last talked to them.' }),
  lastMissedAt: momentSchema,
  waitedMs: z.number().nullable().meta({ description: 'How long they waited the last time.' }),
  owner: agentSchema.meta({ description: 'Who knows them best; null: nobody.' }),
  note: z.string(),
};

const countShape = {
  count: z.number().meta({ description: 'How many there are in all.' }),
  next: z
    .string()
    .nullable()
    .meta({ description: 'Pass as `after` for the next page; null: this is the last.' }),
  isCut: z.boolean().meta({ description: 'Whether there are more callers than are looked at.' }),
};

export const missedListSchema = z
  .object({
    missed: z.array(
      z.object({
        ...missedCallerShape,
        takenBy: z.string().nullable(),
        takenAt: momentSchema.nullable(),
        mayBePing: z.boolean().meta({
          description: 'A stranger from abroad who hung up at once: calling back may be expensive.',
        }),
      }),
    ),
    ...countShape,
    hidden: z
      .object({ blocked: z.number(), own: z.number(), expensive: z.number(), withheld: z.number() })
      .meta({
        description:
          'Who is left out: callers blocked by a rule, numbers of agents and hotlines, premium-rate and satellite numbers, and calls with a withheld number.',
      }),
  })
  .meta({ id: 'MissedList' });
export type MissedList = z.infer<typeof missedListSchema>;

export const settledListSchema = z
  .object({
    settled: z.array(
      z.object({
        ...missedCallerShape,
        settledAt: momentSchema,
        by: z.enum(['user', 'talk']).meta({
          description: '`user`: somebody has ticked it off. `talk`: somebody has talked to the caller.',
        }),
        login: z.string().nullable().meta({ description: 'Who has ticked it off, if known.' }),
        agent: agentSchema.meta({ description: 'Who has talked to the caller, if known.' }),
      }),
    ),
    ...countShape,
  })
  .meta({ id: 'SettledCallbacks' });
export type SettledList = z.infer<typeof settledListSchema>;

export const callbackActionSchema = z.strictObject({
  callers: z.array(numberSchema).min(1).max(mostCallers),
  action: z.enum(['take', 'give-back', 'done', 'open']).meta({
    description: '`open`: what was done, or settled by a talk, is to be called back all the same.',
  }),
});
export type CallbackAction = z.infer<typeof callbackActionSchema>['action'];

export const callbackChangeSchema = z.object({
  changed: z
    .array(z.string())
    .meta({ description: 'Numbers of those whom it concerned; others were settled, open or not yours.' }),
});
export type CallbackChange = z.infer<typeof callbackChangeSchema>;

export const callbackNoteSchema = z.strictObject({ note: z.string().trim().max(2_000) });
