import { z } from 'zod';
import { callerSchema, momentSchema } from './common.ts';

const agentSchema = z.object({ agentId: z.string(), name: z.string() });

const requestSchema = z
  .object({
    id: z.string(),
    caller: callerSchema,
    hotline: z.string(),
    askedAt: momentSchema,
    until: momentSchema.meta({ description: 'Until when the company keeps trying.' }),
    isVip: z.boolean(),
    wants: z
      .array(
        agentSchema.extend({
          notBefore: momentSchema.nullable().meta({ description: 'Until when they have put it off.' }),
        }),
      )
      .meta({
        description: 'Who is to call back, best first; deputies in place of those who are absent.',
      }),
    anybodyFrom: momentSchema
      .nullable()
      .meta({ description: 'From when on anybody of the hotline calls back; null: never.' }),
    isForAnybody: z.boolean().meta({ description: 'Whether anybody of the hotline may by now.' }),
    state: z.enum(['waits', 'due', 'ringing', 'calling', 'talking']).meta({
      description:
        '`due`: the agent is free and is to call by hand, since Familiar can start no call. `ringing`: their phone is rung. `calling`: the caller’s phone is.',
    }),
    agent: agentSchema.nullable().meta({ description: 'Whom the state is about, if anybody is known.' }),
    attempts: z.number().meta({ description: 'How often somebody’s phone was rung for it.' }),
    nextAt: momentSchema
      .nullable()
      .meta({ description: 'When it is tried again; null: as soon as somebody is free.' }),
  })
  .meta({ id: 'CallbackRequest' });
export type PageRequest = z.infer<typeof requestSchema>;

export const requestListSchema = z
  .object({
    requests: z.array(requestSchema).meta({ description: 'Who is next in turn first; at most 200.' }),
    count: z.number().meta({ description: 'How many there are in all.' }),
    canDial: z.boolean().meta({
      description: 'Whether Familiar starts these calls itself; if not, agents are told to call.',
    }),
  })
  .meta({ id: 'CallbackRequestList' });
export type RequestList = z.infer<typeof requestListSchema>;

const agentId = z.string().min(1).max(100);

export const requestActionSchema = z.discriminatedUnion('action', [
  z.strictObject({ action: z.literal('call'), agentId }).meta({
    description: 'Now: the agent’s phone rings, then the caller’s.',
  }),
  z
    .strictObject({
      action: z.literal('put-off'),
      agentId,
      minutes: z.number().int().min(1).max(240),
    })
    .meta({ description: 'Not by this agent for so many minutes.' }),
  z
    .strictObject({ action: z.literal('give-away'), agentId })
    .meta({ description: 'Not by this agent at all.' }),
  z.strictObject({ action: z.literal('withdraw') }).meta({ description: 'Nobody needs to call back.' }),
]);
export type RequestAction = z.infer<typeof requestActionSchema>;
