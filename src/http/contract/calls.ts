import { z } from 'zod';
import { boardCallSchema } from './board.ts';
import { daySchema, momentSchema, textSchema } from './common.ts';

export const callsQuerySchema = z.object({
  search: z.string().max(100).default('').meta({
    description: 'Part of the caller’s name, or the beginning of their number.',
  }),
  kind: z.enum(['hotline', 'direct', 'outgoing', 'past']).optional(),
  countedAs: z
    .enum(['offered', 'open', 'answered', 'missed', 'in-time', 'returning', 'familiar'])
    .optional()
    .meta({ description: 'Only calls that the figure of this name counts.' }),
  agent: z.string().max(100).optional().meta({
    description:
      'Who talked or made the call; by id. Refused unless individual figures are shown, or it is oneself.',
  }),
  hotline: z.string().max(100).optional().meta({ description: 'By its name.' }),
  rule: z.string().max(40).optional().meta({ description: 'What settled the call.' }),
  days: z.coerce.number().int().min(1).max(4_000).optional().meta({
    description: 'This many days up to today, in the hotline’s time zone.',
  }),
  from: daySchema.optional().meta({ description: 'The first day, in the hotline’s time zone.' }),
  to: daySchema.optional().meta({ description: 'The last day, included.' }),
  after: z
    .string()
    .regex(/^\d{1,15}~.{1,200}$/, 'must be the `next` of an earlier page')
    .optional(),
  limit: z.coerce.number().int().min(1).max(500).default(50),
});

export const callListSchema = z
  .object({
    calls: z.array(
      boardCallSchema.extend({
        firstSeenAt: momentSchema,
        hotline: z.string().nullable().meta({ description: 'Null: no hotline was called.' }),
      }),
    ),
    next: z.string().nullable().meta({
      description:
        'Pass as `after` to go on. There may be more even if fewer came than asked for: so many calls are looked at for one answer.',
    }),
    from: z.string().nullable().meta({ description: 'The first day that was asked for; null: since ever.' }),
    to: z.string().nullable().meta({ description: 'The last day; null: until now.' }),
    isCut: z.boolean().meta({ description: 'The search means more callers than were looked for.' }),
    hotlines: z.array(z.string()),
    agents: z
      .array(z.object({ agentId: z.string(), name: z.string() }))
      .nullable()
      .meta({ description: 'Whom one may ask for; null: nobody, since individual figures are not shown.' }),
    rules: z.array(z.object({ rule: z.string(), text: textSchema })),
  })
  .meta({ id: 'CallList' });
export type CallList = z.infer<typeof callListSchema>;
export type ListedCall = CallList['calls'][number];
