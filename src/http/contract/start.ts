import type { z } from 'zod';
import { boardSchema } from './board.ts';
import { sessionSchema } from './session.ts';

export const startSchema = sessionSchema
  .extend({
    board: boardSchema.nullable().meta({ description: 'Null: nobody is signed in, or they may not see it.' }),
  })
  .meta({ id: 'Start' });
export type Start = z.infer<typeof startSchema>;
