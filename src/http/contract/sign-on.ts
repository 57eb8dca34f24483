import { z } from 'zod';
import { momentSchema, roleSchema, textSchema } from './common.ts';

const names = z.array(z.string());

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
        claims: z
          .object({ idToken: names, userinfo: names, accessToken: names })
          .meta({ description: 'Names of the claims that were sent.' }),
      }),
    ),
  })
  .meta({ id: 'RefusedSignIns' });
export type RefusedSignInList = z.infer<typeof refusedSignInsSchema>;

export const agentOfSignOnSchema = z.strictObject({
  agentId: z.string().max(100).nullable().meta({ description: 'Null: nobody has said so.' }),
});
