import { z } from 'zod';
import { planSchema } from './document.ts';

/** The schema of a document for editors: they complete names, explain them and underline what is wrong. */
export function planJsonSchema(): object {
  const schema = z.toJSONSchema(planSchema, { io: 'input', target: 'draft-7' });
  return { ...schema, title: 'Configuration of Familiar' };
}
