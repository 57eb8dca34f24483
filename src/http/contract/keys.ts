import { z } from 'zod';
import { momentSchema } from './common.ts';
import { codeSchema } from './second-factor.ts';

/** What a token or a link is for, and how long it is good. */
export const newKeySchema = z.strictObject({
  label: z.string().trim().min(1).max(80),
  days: z
    .union([z.literal(7), z.literal(90), z.literal(365)])
    .nullable()
    .default(365)
    .meta({ description: 'How many days it is good; null: until it is revoked.' }),
});

export const newTokenSchema = newKeySchema.extend({
  password: z.string().max(200).nullable().default(null).meta({
    description: 'Mine, once more. Null: I have none, as with single sign-on, and have just signed in.',
  }),
  code: codeSchema,
});
export const tokenSchema = z.object({ token: z.string().meta({ description: 'Shown only once.' }) });

/** What a key is for and how long it is good, as lists show it. */
export const listedKeySchema = z.object({
  hash: z.string(),
  label: z.string().meta({ description: 'Of a session: the browser, if it is known.' }),
  createdAt: momentSchema,
  expiresAt: momentSchema.nullable().meta({ description: 'Null: never.' }),
  usedAt: momentSchema
    .nullable()
    .meta({ description: 'When it was last used, to a quarter of an hour; null: not since it was made.' }),
});
export type ListedKey = z.infer<typeof listedKeySchema>;

export const keysSchema = z.object({
  keys: z.array(listedKeySchema.extend({ kind: z.enum(['session', 'token']), isCurrent: z.boolean() })),
});
export type PageKeys = z.infer<typeof keysSchema>;
