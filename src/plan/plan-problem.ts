import type { Language } from '../domain/language.ts';
import { dayWords } from './day-words.ts';
import { maskAddresses, maskBadAddress } from './masked-address.ts';
import { remedyInForms, type Text } from './remedy.ts';

/** One thing that is wrong with a document: where, what was found, and what to do. */
export interface PlanProblem {
  /** Such as `hotlines[0].hours`; empty for the document as a whole. */
  readonly path: string;
  /** Line of the YAML, from 1; null where the document came without one. */
  readonly line: number | null;
  /** The value found, shortened; null where there is none. */
  readonly value: string | null;
  readonly remedy: Text;
}

/** A problem whose line in the text is not known yet. */
export interface Finding {
  readonly path: readonly PropertyKey[];
  readonly value: unknown;
  readonly remedy: Text;
}

/** The line of the YAML on which the value at a path is; null for a document without lines. */
export type LineOf = (path: readonly PropertyKey[]) => number | null;

/** As many as anybody reads at once. */
const maxProblems = 50;

export function toProblems(findings: readonly Finding[], lineOf: LineOf): readonly PlanProblem[] {
  return findings.slice(0, maxProblems).map(({ path, value, remedy }) => ({
    path: renderPath(path),
    line: lineOf(path),
    value: path[0] === 'calendars' ? maskedValue(path, value) : renderValue(value),
    remedy,
  }));
}

/** The problem as one sentence, such as `hotlines[0].hours (line 12) is "ofice": give the name of …`. */
export function describeProblem(
  { path, line, value, remedy }: PlanProblem,
  language: Language = 'en',
): string {
  const words = language === 'de' ? german : english;
  const place = path === '' ? words.document : path;
  const where = line === null ? place : `${place} (${words.line} ${line})`;
  const found = value === null ? words.missing : `${words.is} ${value}`;
  return `${where} ${found}: ${remedy[language]}.`;
}

/** The problem as one sentence for those who do not read the document; the place is in words. */
export function tellProblem(
  place: Text,
  { value, remedy }: PlanProblem,
  { language, readable }: { readonly language: Language; readonly readable: (text: string) => string },
): string {
  const words = language === 'de' ? german : english;
  const found = foundInWords(value, language, readable);
  const said = found === null ? '' : ` ${words.is} ${found}`;
  return `${place[language]}${value === null ? ` ${words.missing}` : said}: ${remedyInForms(remedy)[language]}.`;
}

/** The value found as people say it, in quotes; null: it is none that they would recognise. */
export function foundInWords(
  value: PlanProblem['value'],
  language: Language,
  readable: (text: string) => string,
): string | null {
  if (value !== null && /^-?\d+(\.\d+)?$/.test(value)) return value;
  const [, text] = /^"(.*)"$/.exec(value ?? '') ?? [];
  if (text === undefined || text === '') return null;
  if (isUnknownAgent(text, readable)) return null;
  const said = dayWords(readable(text), language);
  return language === 'de' ? `„${said}“` : `“${said}”`;
}

/** Whether a text begins with the id of somebody who has left: of them nothing else is known. */
export function isUnknownAgent(text: string, readable: (text: string) => string): boolean {
  const [first = ''] = text.split(' ');
  return /^w\d+$/.test(first) && readable(first) === first;
}

const english = { document: 'the configuration', line: 'line', is: 'is', missing: 'is missing' };
const german = { document: 'die Konfiguration', line: 'Zeile', is: 'ist', missing: 'fehlt' };

function renderPath(keys: readonly PropertyKey[]): string {
  return keys
    .map((key, index) => (typeof key === 'number' ? `[${key}]` : `${index === 0 ? '' : '.'}${String(key)}`))
    .join('');
}

function renderValue(value: unknown): string | null {
  if (value === undefined) return null;
  const json = JSON.stringify(value);
  return json.length <= maxValueLength ? json : `${json.slice(0, maxValueLength)}…`;
}

/** Masks calendar addresses, which are secrets even where they were put by mistake. */
function maskedValue(path: Finding['path'], value: unknown): string | null {
  if (path.at(-1) === 'url' && typeof value === 'string') return renderValue(maskBadAddress(value));
  return value === undefined ? null : renderValue(JSON.parse(maskAddresses(JSON.stringify(value))));
}

const maxValueLength = 80;
