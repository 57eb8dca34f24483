import { agentById, type Roster } from '../../domain/roster.ts';
import { displayNumber } from './render-call.ts';
import type { PageContext } from './route.ts';

/** The configuration's values as people write them: agents by name, phone numbers in their usual form. */
export function readableBy({ app }: Pick<PageContext, 'app'>): (text: string) => string {
  const { roster } = app.known;
  return text => nameIn(roster, text) ?? (/^\+\d{5,15}$/.test(text) ? displayNumber(text) : text);
}

function nameIn(roster: Roster, text: string): string | null {
  return agentById(roster, text)?.name ?? null;
}
