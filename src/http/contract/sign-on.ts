import { z } from 'zod';
import { momentSchema, roleSchema, textSchema } from './common.ts';

const names = z.array(z.string()).readonly();
const claimsSchema = z
  .object({ idToken: names, userinfo: names, accessToken: names })
  .meta({ description: 'Names of the claims that were sent.' });

export const refusedSignInsSchema = z
  .object({
    refused: z.array(
      z.object({
        id: z.string().meta({ description: 'The id that they have or would have as a user.' }),
        isAgentMissing: z.boolean().meta({ description: 'Whether it is not known which agent they are.' }),
        likelyAgentId: z
          .string()
          .nullable()
          .meta({ description: 'By their name; only an admin can say so.' }),
        at: momentSchema,
        name: z.string().meta({ description: 'As the identity provider calls them.' }),
        role: roleSchema
          .nullable()
          .meta({ description: 'The role they got in spite of it; null: they were refused.' }),
        text: textSchema.meta({ description: 'Why, and what to set to let them in.' }),
        roleClaim: z.string(),
        values: names.meta({ description: 'Values of the claim that holds roles.' }),
        claims: claimsSchema,
      }),
    ),
  })
  .meta({ id: 'RefusedSignIns' });
export type RefusedSignInList = z.infer<typeof refusedSignInsSchema>;

export const agentOfSignOnSchema = z.strictObject({
  agentId: z.string().max(100).nullable().meta({ description: 'Null: nobody has said so.' }),
});

const setUpShape = {
  issuer: z.string().max(2000).meta({ description: 'Address of the identity provider.' }),
  clientId: z.string().max(500),
  pageUrl: z
    .string()
    .max(2000)
    .meta({ description: 'Where browsers find the page; the redirect URI is `api/oidc-callback` below it.' }),
  scope: z.string().max(500),
  roleClaim: z.string().max(500).meta({ description: 'Dots lead deeper, several are separated by commas.' }),
  roles: z
    .array(z.strictObject({ role: roleSchema, value: z.string().max(500) }))
    .max(200)
    .readonly()
    .meta({ description: 'Which value of the claim has which role; `*` is everybody.' }),
};

const setUpSchema = z.object(setUpShape).meta({ id: 'SignOnSetUp', description: 'Never with the secret.' });
export type SignOnSetUp = z.infer<typeof setUpSchema>;

const testShape = {
  at: momentSchema,
  by: z.string().meta({ description: 'Login of whoever tried it.' }),
};

const testSchema = z
  .discriminatedUnion('kind', [
    z.object({ kind: z.literal('begun'), ...testShape }),
    z.object({ kind: z.literal('failed'), ...testShape, why: textSchema }),
    z.object({
      kind: z.literal('came'),
      ...testShape,
      name: z.string().meta({ description: 'As the identity provider calls them.' }),
      role: roleSchema.nullable().meta({ description: 'Null: they would be refused.' }),
      agentId: z.string().nullable(),
      why: textSchema.nullable().meta({ description: 'Why not another role, and what to set.' }),
      roleClaim: z.string(),
      values: names.meta({ description: 'Values of the claim that holds roles.' }),
      claims: claimsSchema,
      isRenewable: z.boolean().meta({ description: 'Whether people stay in for longer than ten minutes.' }),
    }),
  ])
  .meta({ id: 'SignOnTest' });
export type SignOnTest = z.infer<typeof testSchema>;

export const signOnSchema = z
  .object({
    number: z
      .number()
      .meta({ description: 'Rises with each change; a change names the one it is based on.' }),
    from: z
      .enum(['environment', 'page', 'nowhere'])
      .meta({ description: 'Where what is in force comes from.' }),
    inForce: setUpSchema.nullable().meta({ description: 'Null: nobody can sign in so.' }),
    draft: setUpSchema.nullable().meta({ description: 'What was saved last on the page.' }),
    isDraftInForce: z.boolean(),
    isLocked: z.boolean().meta({ description: 'It is switched on, and its secret can’t be opened.' }),
    isPageUrlFixed: z.boolean().meta({ description: 'Whether the environment says where the page is.' }),
    pageUrl: z.string().nullable().meta({ description: 'As the environment says it.' }),
    test: testSchema.nullable().meta({ description: 'The latest of what was saved last; null: untried.' }),
  })
  .meta({ id: 'SignOn' });
export type SignOnView = z.infer<typeof signOnSchema>;

export const savedSignOnSchema = z.strictObject({
  basedOn: z.number().int().min(0),
  ...setUpShape,
  clientSecret: z
    .string()
    .max(2000)
    .nullable()
    .meta({ description: 'Null: the one that is kept, if the issuer is the same.' }),
});

export const removedSignOnSchema = z.strictObject({ basedOn: z.coerce.number().int().min(0) });

export const switchedSignOnSchema = z.strictObject({
  basedOn: z.number().int().min(0),
  isOn: z.boolean(),
});
