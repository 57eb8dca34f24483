import type { CallerSummary } from '../ports/page.ts';
import type { ArchiveContext } from './archive-context.ts';

const pageSize = 50;

export interface FoundCallers {
  readonly callers: readonly CallerSummary[];
  /** The number after which the next page begins; null: there is no more. */
  readonly next: string | null;
}

/** Callers by number in any spelling, or by name; the most recent ones if `search` is empty. */
export async function searchCallers(
  { store: { directory } }: ArchiveContext,
  search: string,
  after: string | null,
): Promise<FoundCallers> {
  const text = search.trim();
  if (text === '') return { callers: await directory.recentCallers(pageSize), next: null };
  const prefixes = prefixesOf(text);
  if (prefixes.length === 0) return { callers: await directory.callersByName(text, pageSize), next: null };
  const callers = await directory.callersByNumber(prefixes, { after, limit: pageSize });
  return { callers, next: callers.length < pageSize ? null : (callers.at(-1)?.caller ?? null) };
}

/** The E.164 prefixes a typed number may mean; none if it is no number. */
export function prefixesOf(text: string): readonly string[] {
  const digits = text.replaceAll(/[\s()/.-]/g, '');
  if (/^\+\d+$/.test(digits)) return [digits];
  if (/^00\d+$/.test(digits)) return [`+${digits.slice(2)}`];
  if (/^0\d+$/.test(digits)) return [`+49${digits.slice(1)}`];
  // Without + or 0, it may begin with a country code, or with an area code whose zero was left out.
  return /^\d+$/.test(digits) ? [`+${digits}`, `+49${digits}`] : [];
}
