import { z } from 'zod';
import { momentSchema, roleSchema } from './common.ts';
import { codeSchema } from './second-factor.ts';

const secret = z.string().min(1).max(200);
const login = z
  .string()
  .trim()
  .min(1)
  .max(80)
  .regex(/^[^\s\p{C}]+$/u, 'must be without blanks');
/** A little longer than NIST SP 800-63B requires. */
const password = z.string().min(10).max(200);

export const credentialsSchema = z.strictObject({
  login: z.string().max(80),
  password: z.string().max(200),
  code: codeSchema,
});
export const linkSchema = z.strictObject({ secret });
export const setUpSchema = z.strictObject({ secret, login, password });

export const userSchema = z
  .object({
    id: z.string(),
    login: z.string(),
    role: roleSchema,
    agentId: z.string().nullable(),
    createdAt: momentSchema,
  })
  .meta({ id: 'User' });

export const sessionSchema = z
  .object({
    user: userSchema.nullable().meta({ description: 'Null: nobody is signed in.' }),
    csrf: z.string().nullable().meta({ description: 'Send as X-Familiar-Csrf with every change.' }),
    hasEnded: z.boolean().meta({ description: 'Whether a session was shown that is not good any more.' }),
    needsSetUp: z.boolean(),
    isDemo: z.boolean(),
    isToSetUp: z.boolean().meta({ description: 'Whether this is the demo’s empty Familiar.' }),
    now: momentSchema,
    utcOffsetMinutes: z
      .number()
      .meta({ description: 'How far clocks in that time zone are ahead of UTC now.' }),
    timeZone: z
      .string()
      .meta({ description: 'Time zone of the first hotline, for days and times on the page.' }),
    singleSignOn: z.boolean().meta({ description: 'Whether people can sign in through `GET /oidc`.' }),
  })
  .meta({ id: 'Session' });
export type PageSession = z.infer<typeof sessionSchema>;

export const ownPasswordSchema = z.strictObject({ old: z.string().max(200), password });

export const newUserSchema = z.strictObject({
  login,
  password: password.nullable().default(null).meta({
    description: 'Null: they choose one themselves, by a link from `POST /users/{id}/password-link`.',
  }),
  role: roleSchema,
  agentId: z.string().max(100).nullable(),
});
export const changedUserSchema = z.strictObject({
  login: login.optional().meta({ description: 'Left out: unchanged.' }),
  password: password.nullable().meta({ description: 'Null: unchanged.' }),
  role: roleSchema,
  agentId: z.string().max(100).nullable(),
});
export const usersSchema = z.object({
  users: z.array(
    userSchema
      .extend({
        hasSecondFactor: z.boolean(),
        hasPassword: z.boolean(),
        linkUntil: momentSchema.nullable().meta({
          description: 'Until when a link to choose a password is good; null: there is none.',
        }),
        lastSeenAt: momentSchema.nullable(),
      })
      .meta({ id: 'ListedUser' }),
  ),
});
export type PageUsers = z.infer<typeof usersSchema>;

export const choosePasswordSchema = z.strictObject({ secret, password });
export const passwordLinkSchema = z.object({
  secret: z.string().meta({ description: 'Shown only once. The page takes it at `#/password/{secret}`.' }),
  expiresAt: momentSchema,
});
export type PasswordLink = z.infer<typeof passwordLinkSchema>;
/** Whose password a link is for. */
export const passwordLinkUserSchema = z.object({
  login: z.string(),
  isFirst: z.boolean().meta({ description: 'Whether they have none yet.' }),
});
export type PasswordLinkUser = z.infer<typeof passwordLinkUserSchema>;
