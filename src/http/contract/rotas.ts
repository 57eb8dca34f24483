import { z } from 'zod';
import { rotaSchema } from '../../plan/rota-schema.ts';
import { momentSchema } from './common.ts';

export type { RotaDocument } from '../../plan/rota-schema.ts';

export const rotaQuerySchema = z.strictObject({ rota: rotaSchema });
export const rotaTurnsSchema = z
  .object({
    turns: z.array(
      z.object({
        from: momentSchema,
        to: momentSchema,
        agentId: z.string().nullable().meta({ description: 'Null: nobody of the rota can be on call.' }),
        insteadOf: z
          .array(z.string())
          .meta({ description: 'Those who would be, in turn, and are absent or have left.' }),
      }),
    ),
  })
  .meta({ id: 'RotaTurns' });
export type RotaTurns = z.infer<typeof rotaTurnsSchema>;
