import { z } from 'zod';
import { boardCallSchema, decisionSchema } from './board.ts';
import { callerSchema, momentSchema, textSchema } from './common.ts';

export const callerSearchSchema = z.object({
  search: z.string().max(100).default(''),
  after: z.string().max(40).optional(),
});

export const callerListSchema = z
  .object({
    callers: z.array(
      z.object({ caller: callerSchema, calls: z.number(), lastSeenAt: momentSchema.nullable() }),
    ),
    next: z.string().nullable().meta({ description: 'Pass as `after` for the next page.' }),
  })
  .meta({ id: 'CallerList' });
export type CallerList = z.infer<typeof callerListSchema>;

export const profileSchema = z.strictObject({
  name: z.string().trim().max(120),
  note: z.string().trim().max(2_000),
  objects: z.boolean().meta({ description: 'Has objected to being recognised (GDPR Art. 21).' }),
});

const agentId = z.string().max(100);

export const callerRuleSchema = z
  .strictObject({
    numbers: z.array(z.string().max(40)).max(100).meta({ description: 'All of one customer.' }),
    vip: z.boolean(),
    fixed: z.object({ agentId, strict: z.boolean() }).nullable(),
    never: z.array(agentId).max(1_000).meta({ description: 'Agents who never get their calls.' }),
    blocked: z
      .union([z.enum(['reject', 'busy']), z.object({ announcement: z.string().max(100) })])
      .nullable(),
    someoneNew: z.boolean(),
    until: z.string().max(10).nullable().meta({ description: 'The last day on which this applies.' }),
  })
  .meta({ id: 'CallerRule' });
export type PageCallerRule = z.infer<typeof callerRuleSchema>;

export const callerRuleReplySchema = z
  .object({
    revision: z.number().meta({ description: 'Revision of the configuration that holds the rule.' }),
    rule: callerRuleSchema.meta({
      description: 'If there is none: the caller’s number alone, and nothing set.',
    }),
    byPrefix: z.string().nullable().meta({
      description: 'Name or prefix of the rule that applies as long as the caller has none of their own.',
    }),
    agents: z.array(z.object({ agentId: z.string(), name: z.string() })),
  })
  .meta({ id: 'CallerRuleReply' });
export type CallerRuleReply = z.infer<typeof callerRuleReplySchema>;

export const callerRuleWantedSchema = z.strictObject({ basedOn: z.number(), rule: callerRuleSchema });

export const callerPageSchema = z
  .object({
    caller: callerSchema,
    note: z.string(),
    objects: z.boolean(),
    isExpensive: z.boolean().meta({
      description: 'Calling them would be expensive, so Familiar starts no call to them.',
    }),
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
    rule: z
      .record(z.string(), z.unknown())
      .nullable()
      .meta({ description: 'The rule about them; null: none.' }),
    callback: z
      .unknown()
      .nullable()
      .meta({ description: 'Who has taken or ticked off their callback, and when; null: nobody.' }),
    wishes: z.array(z.unknown()).meta({
      description: 'Which agents wish or wished not to be connected with them, why, and what became of it.',
    }),
    familiarity: z.array(z.unknown()).meta({
      description: 'Agents whom they know: at the hotlines that share a memory, and at those with their own.',
    }),
    calls: z.array(z.unknown()),
    journal: z.array(z.unknown()).meta({
      description: 'Everything that was recorded, oldest first; of the calls of others only what names them.',
    }),
    isCut: z.boolean().meta({ description: 'There is more, which is left out: there are too many calls.' }),
  })
  .meta({ id: 'CallerExport' });

export const erasurePreviewSchema = z
  .object({
    calls: z.number().meta({ description: 'Calls that were theirs; they go.' }),
    mentions: z.number().meta({
      description: 'Calls of others in which they are named; these stay, without the name.',
    }),
    agents: z.number().meta({ description: 'Agents who know them.' }),
    profiles: z.number().meta({ description: '1: a name, a note or an objection is kept.' }),
    callbacks: z.number().meta({ description: '1: somebody has taken or ticked off their callback.' }),
    wishes: z.number().meta({ description: 'Agents who wish or wished not to get them.' }),
    rules: z.number().meta({ description: '1: a rule of the configuration names them.' }),
    refused: textSchema.nullable().meta({
      description: 'Why nothing can be erased: the number is the company’s own; null: it can be.',
    }),
  })
  .meta({ id: 'ErasurePreview' });
export type ErasurePreview = z.infer<typeof erasurePreviewSchema>;
