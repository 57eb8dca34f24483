import { z } from 'zod';
import { callerSchema, momentSchema } from './common.ts';

const numberSchema = z.string().max(40);
const agentIdSchema = z.string().max(100);

export const wishSchema = z
  .object({
    caller: callerSchema,
    agentId: z.string(),
    agent: z.string().meta({ description: 'Their name.' }),
    reason: z.string().meta({ description: 'May be empty.' }),
    madeAt: momentSchema,
    state: z.enum(['open', 'granted', 'declined']),
    decidedBy: z.string().nullable().meta({ description: 'Login; null: nobody yet.' }),
    decidedAt: momentSchema.nullable(),
  })
  .meta({ id: 'Wish', description: 'An agent wishes not to be connected with a caller any more.' });
export type PageWish = z.infer<typeof wishSchema>;

export const wishListSchema = z
  .object({
    open: z
      .array(wishSchema)
      .meta({ description: 'Of the whole team, oldest first; for supervisors and admins.' }),
    own: z
      .array(wishSchema)
      .meta({ description: 'Of whoever asks, latest first, with what became of them.' }),
  })
  .meta({ id: 'WishList' });
export type WishList = z.infer<typeof wishListSchema>;

export const wishMadeSchema = z.strictObject({
  number: numberSchema.meta({ description: 'Of a caller whom they know.' }),
  reason: z.string().trim().max(300),
});
export const wishOfSchema = z.object({ number: numberSchema });
export const wishDecidedSchema = z.strictObject({
  number: numberSchema,
  agentId: agentIdSchema,
  isGranted: z.boolean(),
});
