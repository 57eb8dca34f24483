import { z } from 'zod';
import type { Rota } from '../domain/rota.ts';
import { agent } from './hotline-schema.ts';
import { remedy } from './remedy.ts';
import { localDate, written } from './scalars.ts';

const clockTime = written(
  remedy('give a time of the day, such as "08:00"', 'geben Sie eine Uhrzeit an, etwa "08:00"'),
  text => (/^([01]\d|2[0-3]):[0-5]\d$/.test(text) ? text : null),
);

/** Agents who take turns of a week at being on call. */
export const rotaSchema = z.strictObject({
  from: localDate.describe('The day on which the week of the first of them begins'),
  at: clockTime.optional().describe('When weeks change, by the clock of the hotline; 00:00 by default'),
  turns: z.array(agent).min(1).max(100).describe('The agents in the order of their weeks'),
});

export type RotaDocument = z.output<typeof rotaSchema>;

export function compileRota(name: string, { from, at = '00:00', turns }: RotaDocument): Rota {
  const [hour, minute] = at.split(':').map(Number);
  return { name, from, minute: (hour ?? 0) * 60 + (minute ?? 0), agentIds: turns };
}
