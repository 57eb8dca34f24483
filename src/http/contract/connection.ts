import { z } from 'zod';

/** Where a part of the connection comes from. */
const originSchema = z.enum(['environment', 'page', 'nowhere']);

const joinShape = {
  number: z.string().max(40),
  userId: z
    .string()
    .max(100)
    .nullable()
    .meta({ description: 'Whose it is at sipgate; null: of somebody who is no user there.' }),
  name: z.string().max(100),
};

export const connectionSchema = z
  .object({
    number: z
      .number()
      .meta({ description: 'Rises with each change; a change names the one it is based on.' }),
    webhookUrl: z
      .object({ value: z.string().nullable(), from: originSchema })
      .meta({ description: 'The public address for pushes.' }),
    token: z.object({ id: z.string().nullable(), from: originSchema, isLocked: z.boolean() }).meta({
      description: 'The token itself is never shown. Locked: it can’t be read, since its key is gone.',
    }),
    serviceNumbers: z
      .object({ value: z.array(z.string()).nullable(), from: originSchema })
      .meta({ description: 'The agents’ numbers; null: they are discovered.' }),
    joins: z
      .array(z.object(joinShape))
      .readonly()
      .meta({ description: 'Numbers that people have by hand, from this page.' }),
    missing: z
      .array(z.enum(['address', 'agents', 'hotline']))
      .meta({ description: 'What is lacking to put anybody through.' }),
  })
  .meta({ id: 'Connection' });
export type ConnectionView = z.infer<typeof connectionSchema>;

export const connectionChangeSchema = z
  .strictObject({
    basedOn: z.number().int().min(0),
    webhookUrl: z.string().max(2000).nullable().optional(),
    token: z
      .strictObject({ id: z.string().max(200), token: z.string().max(500) })
      .nullable()
      .optional(),
    serviceNumbers: z.array(z.string().max(40)).max(2000).nullable().optional(),
    joins: z
      .array(z.strictObject(joinShape))
      .max(2000)
      .optional()
      .meta({ description: 'All numbers that people are to have by hand.' }),
  })
  .meta({ id: 'ConnectionChange', description: 'What is left out stays as it is; null takes it away.' });
