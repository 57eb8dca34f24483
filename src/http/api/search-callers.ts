import type { CallerSummary, Directory } from '../../app/ports/page.ts';

const pageSize = 50;

export interface FoundCallers {
  readonly callers: readonly CallerSummary[];
  /** Behind which number the search goes on; null: there is no more. */
  readonly next: string | null;
}

/** Whoever called last where nothing is searched for; else by number, however it is written, or by name. */
export async function searchCallers(
  directory: Directory,
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

/** How numbers in E.164 begin that are written like this; none for what is no number. */
export function prefixesOf(text: string): readonly string[] {
  const digits = text.replaceAll(/[\s()/.-]/g, '');
  if (/^\+\d+$/.test(digits)) return [digits];
  if (/^00\d+$/.test(digits)) return [`+${digits.slice(2)}`];
  if (/^0\d+$/.test(digits)) return [`+49${digits.slice(1)}`];
  // Without a prefix it may be a country's, or an area's whose zero was left out.
  return /^\d+$/.test(digits) ? [`+${digits}`, `+49${digits}`] : [];
}
