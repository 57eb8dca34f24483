import { z } from 'zod';
import { boardCallSchema, decisionSchema } from './board.ts';
import { callerSchema, momentSchema } from './common.ts';

export const callerSearchSchema = z.object({
  search: z.string().max(100).default(''),
  after: z.string().max(40).optional(),
});

export const callerListSchema = z
  .object({
    callers: z.array(
      z.object({ caller: callerSchema, calls: z.number(), lastSeenAt: momentSchema.nullable() }),
    ),
    next: z.string().nullable().meta({ description: 'To be given as `after` for the next page.' }),
  })
  .meta({ id: 'CallerList' });
export type CallerList = z.infer<typeof callerListSchema>;

export const profileSchema = z.strictObject({
  name: z.string().trim().max(120),
  note: z.string().trim().max(2_000),
  objects: z.boolean().meta({ description: 'Has objected to being recognised (GDPR Art. 21).' }),
});

export const callerPageSchema = z
  .object({
    caller: callerSchema,
    note: z.string(),
    objects: z.boolean(),
    familiarity: z.array(
      z.object({
        agentId: z.string(),
        name: z.string(),
        evidence: z.number(),
        answeredCalls: z.number(),
        lastAnsweredAt: momentSchema,
      }),
    ),
    halfLifeDays: z.number(),
    next: decisionSchema.nullable().meta({ description: 'What would be decided if they called now.' }),
    calls: z.array(boardCallSchema),
  })
  .meta({ id: 'Caller' });
export type CallerPage = z.infer<typeof callerPageSchema>;

export const callerExportSchema = z
  .object({
    caller: z.string(),
    exportedAt: momentSchema,
    profile: profileSchema,
    familiarity: z.array(z.unknown()),
    calls: z.array(z.unknown()),
    journal: z.array(z.unknown()).meta({ description: 'Everything that was recorded, oldest first.' }),
  })
  .meta({ id: 'CallerExport' });

export const missedListSchema = z
  .object({
    missed: z.array(
      z.object({
        caller: callerSchema,
        missed: z.number(),
        lastMissedAt: momentSchema,
        owner: z.object({ agentId: z.string(), name: z.string() }).nullable(),
        takenBy: z.string().nullable(),
        takenAt: momentSchema.nullable(),
      }),
    ),
  })
  .meta({ id: 'MissedList' });
export type MissedList = z.infer<typeof missedListSchema>;

export const callbackActionSchema = z.strictObject({ action: z.enum(['take', 'give-back', 'done']) });
