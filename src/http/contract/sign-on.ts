import { z } from 'zod';
import { momentSchema, roleSchema, textSchema } from './common.ts';

const names = z.array(z.string());

export const refusedSignInsSchema = z
  .object({
    refused: z.array(
      z.object({
        at: momentSchema,
        name: z.string().meta({ description: 'As the identity provider calls them.' }),
        role: roleSchema
          .nullable()
          .meta({ description: 'What they came in as all the same; null: not at all.' }),
        text: textSchema.meta({ description: 'Why, and what to set so that they come in.' }),
        roleClaim: z.string(),
        values: names.meta({ description: 'What stood in the claim that holds roles.' }),
        claims: z
          .object({ idToken: names, userinfo: names, accessToken: names })
          .meta({ description: 'Names of the claims that came.' }),
      }),
    ),
  })
  .meta({ id: 'RefusedSignIns' });
export type RefusedSignInList = z.infer<typeof refusedSignInsSchema>;
