import { z } from 'zod';
import { spanNames } from '../../domain/day-span.ts';
import { figuresSchema } from './board.ts';
import { daySchema, momentSchema, textSchema } from './common.ts';
import { goalsSchema, placeSchema } from './glance.ts';
import { summarySchema } from './summary.ts';

/** The longest period of a report. */
export const longestDays = 400;

export const periodSchema = z.object({
  days: z.coerce.number().int().min(1).max(longestDays).optional().meta({
    description: 'This many days up to today, in the hotline’s time zone.',
  }),
  span: z.enum(spanNames).optional().meta({
    description: 'Days by name, if `days` is left out; those of this week, month or year up to today.',
  }),
  from: daySchema.optional().meta({ description: 'The first day, if both are left out.' }),
  to: daySchema.optional().meta({ description: 'The last day, included.' }),
  hotline: z.string().max(100).optional().meta({ description: 'By its name; all of them if left out.' }),
});

const agreementSchema = z
  .object({
    hotline: z.string(),
    calls: z.number().meta({ description: 'Calls that are over and were decided in shadow.' }),
    answered: z.number(),
    agreed: z.number().meta({ description: 'Answered by an agent whom Familiar would have rung.' }),
    returning: z.number().meta({ description: 'By callers who had talked to somebody before.' }),
    familiar: z.number().meta({ description: 'Reached somebody the caller knew.' }),
    wouldRingFamiliar: z
      .number()
      .meta({ description: 'For which Familiar would have rung somebody the caller knew.' }),
  })
  .meta({ id: 'Agreement' });
export type ReportedAgreement = z.infer<typeof agreementSchema>;

const callbacksSchema = z
  .object({
    asked: z.number(),
    open: z.number().meta({ description: 'Not called back yet.' }),
    talked: z.number().meta({ description: 'Somebody has talked to them.' }),
    'called-again': z.number(),
    withdrawn: z.number(),
    expired: z.number().meta({ description: 'Nobody had time for it as long as was promised.' }),
    'not-reached': z.number().meta({ description: 'Tried as often as it is, in vain.' }),
    familiar: z.number().meta({ description: 'Called back by somebody the caller knew.' }),
    answeredBesides: z.number().meta({ description: 'Calls that nobody answered, but were called back.' }),
    familiarBesides: z
      .number()
      .meta({ description: 'Calls by regulars that reached nobody they know, but were called back by one.' }),
    medianMs: z
      .number()
      .nullable()
      .meta({ description: 'From asking to the talk, for half of those reached.' }),
    p90Ms: z.number().nullable().meta({ description: 'The same for nine of ten.' }),
  })
  .meta({ id: 'ReportedCallbacks' });
export type ReportedCallbacks = z.infer<typeof callbacksSchema>;

const workSchema = z
  .object({
    talks: z.number().meta({ description: 'Answered calls whose talk is over.' }),
    talkMs: z.number().meta({ description: 'From answer to hangup, together.' }),
    handledMs: z.number().meta({ description: 'Talk and wrap-up; a call in between ends a wrap-up.' }),
  })
  .meta({ id: 'TeamWork' });

const agentWorkSchema = z
  .object({
    agent: z
      .object({ agentId: z.string(), name: z.string() })
      .nullable()
      .meta({ description: 'Null: all who have left.' }),
    ...workSchema.shape,
  })
  .meta({ id: 'AgentWork' });

export const reportSchema = z
  .object({
    hotlines: z.array(z.string()).meta({ description: 'The names of all hotlines.' }),
    from: z.string().meta({ description: 'The first day.' }),
    to: z.string().meta({ description: 'The last day.' }),
    figures: figuresSchema,
    before: z.object({ from: z.string(), to: z.string(), figures: figuresSchema.nullable() }).meta({
      description:
        'The days before that these are compared with; up to the same time of day while the last one is not over.',
    }),
    work: workSchema,
    agents: z.array(agentWorkSchema).nullable().meta({
      description: 'Each agent who had calls; null unless an admin has switched on individual figures.',
    }),
    imported: z.number().meta({
      description:
        'Calls of another system’s history within the period, of all hotlines. No figure counts them.',
    }),
    goals: goalsSchema,
    summary: summarySchema.meta({ description: 'Continuity, speed, holding and the load of the team.' }),
    callbacks: callbacksSchema
      .nullable()
      .meta({ description: 'Of callers who asked to be called back; null: nobody did.' }),
    agreements: z.array(agreementSchema).meta({ description: 'One for each hotline that was in shadow.' }),
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
      .meta({ description: 'How long callers waited; null: no upper limit.' }),
    rules: z.array(z.object({ rule: z.string(), text: textSchema, calls: z.number() })),
  })
  .meta({ id: 'Report' });
export type Report = z.infer<typeof reportSchema>;

export const uncountedSchema = z
  .object({
    days: z.number().meta({
      description:
        'Of the days asked for and those before that they are compared with. Until they are summed, a report takes longer.',
    }),
  })
  .meta({ id: 'Uncounted' });
export type Uncounted = z.infer<typeof uncountedSchema>;

/** As `GET /health` has it too. */
export const checkSchema = z
  .object({
    name: z.string(),
    about: textSchema.meta({ description: 'What is looked at, in a few words.' }),
    state: z.enum(['ok', 'problem', 'doubtful', 'unknown']).meta({
      description: 'unknown: it can’t be checked; the sentence says why.',
    }),
    howBad: z.enum(['broken', 'soon', 'hint']).nullable().meta({
      description: 'broken: calls suffer. soon: they will. Null: nothing is wrong.',
    }),
    sentence: textSchema,
    since: momentSchema.nullable(),
    remedy: textSchema.nullable(),
    place: placeSchema,
  })
  .meta({ id: 'Check' });
export type PageCheck = z.infer<typeof checkSchema>;

export const healthSchema = z
  .object({
    now: momentSchema,
    isWell: z.boolean(),
    warnings: z.array(textSchema),
    notes: z.array(textSchema).meta({ description: 'What was guessed, or could not be checked.' }),
    checks: z
      .array(checkSchema)
      .meta({ description: 'All of it, what is well too: what is wrong first, the worst first.' }),
    version: z.string(),
    viewers: z.number(),
    summary: z.object({
      lastPushAt: momentSchema.nullable(),
      newCalls: z.number(),
      answers: z.number(),
      hangups: z.number(),
      pushesNotRecorded: z.number(),
      pushesAstray: z.number(),
      pushesRespelled: z.number(),
      pushesRefused: z.number(),
      pushesForeign: z.number(),
      offersUnclaimed: z.number(),
      presenceConfirmedAt: momentSchema.nullable(),
      isPresenceStale: z.boolean(),
      isDatabaseReachable: z.boolean(),
      spooledEntries: z.number(),
      openLegs: z.number(),
      pausedAgents: z.number(),
      waitingCallers: z.number(),
      longestWaitSeconds: z.number(),
      agents: z.number(),
      lastPresenceError: z.string().nullable(),
      corrections: z.number(),
    }),
  })
  .meta({ id: 'Health' });
export type PageHealth = z.infer<typeof healthSchema>;
