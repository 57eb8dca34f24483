import { z } from 'zod';
import { agentStateSchema } from './board.ts';
import { callerSchema, momentSchema } from './common.ts';

/** The reason of a pause or an absence. */
const reason = z.string().trim().max(100);
const agentId = z.string().max(100);

export const pauseWantedSchema = z.strictObject({
  minutes: z
    .number()
    .int()
    .min(1)
    .max(30 * 24 * 60)
    .nullable()
    .meta({ description: 'For how long; null: until somebody ends it, or for 30 days.' }),
  reason: reason.meta({ description: 'Everybody can see it; may be empty.' }),
});
export type PauseWanted = z.infer<typeof pauseWantedSchema>;

const nameSchema = z.object({ agentId: z.string(), name: z.string() });

const awaySchema = z
  .object({
    from: momentSchema,
    to: momentSchema.nullable().meta({ description: 'When it is over; null: until further notice.' }),
    deputies: z.array(z.string()).meta({ description: 'Their names.' }),
    why: z.string(),
  })
  .meta({ id: 'Away' });
export type Away = z.infer<typeof awaySchema>;

export const agentSummarySchema = z
  .object({
    ...agentStateSchema.shape,
    presence: z.enum(['reachable', 'do-not-disturb', 'offline', 'unverified']),
    numbers: z.array(z.object({ number: z.string(), display: z.string(), isDialled: z.boolean() })),
    hotlines: z.array(z.string()).meta({ description: 'Hotlines whose calls they take.' }),
    absences: z.array(awaySchema).meta({ description: 'Now and in the next eight weeks.' }),
    isOffDuty: z.boolean().meta({ description: 'Whether it is outside their working times now.' }),
  })
  .meta({ id: 'AgentSummary' });
export type AgentSummary = z.infer<typeof agentSummarySchema>;

export const agentListSchema = z
  .object({ now: momentSchema, agents: z.array(agentSummarySchema) })
  .meta({ id: 'AgentList' });
export type AgentList = z.infer<typeof agentListSchema>;

const weeklySchema = z
  .record(z.string().max(100), z.string().max(200))
  .meta({ description: 'Times by weekday, such as "monday-thursday": "08:00-14:00".' });

const absenceSchema = z
  .strictObject({
    from: z
      .string()
      .max(40)
      .meta({ description: 'First day such as 2026-12-21, or moment such as 2026-12-21 14:00.' }),
    to: z
      .string()
      .max(40)
      .optional()
      .meta({ description: 'Last day, or moment of the end; left out: until further notice.' }),
    deputies: z
      .array(agentId)
      .max(20)
      .optional()
      .meta({ description: 'Who inherits the callers, in this order.' }),
    why: reason.optional(),
    uid: z
      .string()
      .max(500)
      .optional()
      .meta({ description: 'Id in the calendar from which it was imported.' }),
    source: z.string().max(100).optional().meta({ description: 'Name of that calendar, if it has one.' }),
  })
  .meta({ id: 'Absence' });
export type PageAbsence = z.infer<typeof absenceSchema>;

export const agentPageSchema = z
  .object({
    now: momentSchema,
    agent: agentSummarySchema,
    partOf: z.string().nullable().meta({
      description: 'The sipgate user whose numbers each count as an agent; else null.',
    }),
    colleagues: z.array(nameSchema).meta({ description: 'Who may stand in.' }),
    weekly: weeklySchema.nullable().meta({
      description: 'Their working times as they are written; null: whenever a hotline is open.',
    }),
    revision: z
      .number()
      .meta({ description: 'Revision of the configuration that holds working times and absences.' }),
    absences: z.array(absenceSchema),
    devices: z
      .array(
        z.object({
          name: z.string(),
          presence: z.enum(['online', 'offline', 'unverified']),
          isOnDnd: z.boolean(),
          numbers: z.array(z.string()).meta({ description: 'Which of the agent’s numbers ring it.' }),
        }),
      )
      .nullable()
      .meta({ description: 'Their phones at sipgate; null if not known.' }),
    callers: z
      .array(
        z.object({
          caller: callerSchema,
          evidence: z.number(),
          answeredCalls: z.number(),
          lastAnsweredAt: momentSchema,
        }),
      )
      .meta({ description: 'The callers they know best.' }),
    figures: z
      .object({ days: z.number(), answered: z.number(), talkMs: z.number() })
      .nullable()
      .meta({ description: 'Null unless an admin has switched on individual figures.' }),
  })
  .meta({ id: 'AgentPage' });
export type AgentPage = z.infer<typeof agentPageSchema>;

export const absencesWantedSchema = z.strictObject({
  basedOn: z.number().meta({ description: 'The revision the change is based on.' }),
  absences: z.array(absenceSchema).max(1_000).meta({ description: 'All absences this agent is to have.' }),
});

export const workingTimesWantedSchema = z.strictObject({
  basedOn: z.number().meta({ description: 'The revision the change is based on.' }),
  weekly: weeklySchema.nullable().meta({ description: 'Null: whenever a hotline is open.' }),
});

export const figuresSwitchSchema = z
  .object({
    isOn: z.boolean(),
    switches: z
      .array(z.object({ isOn: z.boolean(), by: z.string(), at: momentSchema }))
      .meta({ description: 'Who switched it, latest first.' }),
  })
  .meta({ id: 'FiguresSwitch' });
export type FiguresSwitch = z.infer<typeof figuresSwitchSchema>;
export const figuresWantedSchema = z.strictObject({ isOn: z.boolean() });
