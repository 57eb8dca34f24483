import { z } from 'zod';
import { textSchema } from './common.ts';

export const dialAbilitySchema = z
  .object({
    canDial: z.boolean(),
    why: textSchema.nullable().meta({ description: 'Why not, and what to do.' }),
  })
  .meta({ id: 'DialAbility' });
export type DialAbility = z.infer<typeof dialAbilitySchema>;

export const dialWantedSchema = z.strictObject({
  to: z.string().max(40).meta({ description: 'A caller who has called before.' }),
});
