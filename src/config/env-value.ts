import { isSetting } from './near-names.ts';
import { secretSettings } from './settings.ts';

/**
 * A value as it was read, with remarks on what was changed or may be meant differently; they complete a
 * sentence that begins with the line.
 */
export interface ReadValue {
  readonly value: string;
  /** How many of the lines that follow belong to it. */
  readonly extraLines: number;
  readonly remarks: readonly string[];
}

/** Blanks of all kinds, and invisible characters that come along when text is copied. */
const edge = '[\\s\\u200b-\\u200f\\u202a-\\u202e\\u2060-\\u2069\\ufeff]+';
const edges = new RegExp(`^${edge}|${edge}$`, 'g');

export function trim(text: string): string {
  return text.replaceAll(edges, '');
}

/** @param behindSign the line after the equals sign, @param following the lines after it */
export function readValue(name: string, behindSign: string, following: readonly string[]): ReadValue {
  const rest = trim(behindSign);
  const quote = rest[0] ?? '';
  const read = /["'`]/.test(quote)
    ? readQuoted(name, rest, following)
    : (readTypographic(name, rest) ?? readPlain(name, behindSign));
  return { ...read, remarks: [...read.remarks, ...remarksOnContent(name, read.value, quote)] };
}

/** The text between two quotes of this kind, over several lines if need be. */
function readQuoted(name: string, rest: string, following: readonly string[]): ReadValue {
  const quote = rest[0] ?? '';
  const plain = new RegExp(`^${quote}([^${quote}]*)${quote}(.*)$`, 's');
  const escaped = quote === '"' ? /^"((?:[^"\\]|\\[\s\S])*)"(.*)$/s : plain;
  for (let extraLines = 0; extraLines <= Math.min(maxExtraLines, following.length); extraLines++) {
    if (extraLines > 0 && isOfItsOwn(following[extraLines - 1] ?? '')) break;
    const text = [rest, ...following.slice(0, extraLines)].join('\n');
    // If it ends in a backslash, as folders on Windows do, the quote after that is the last one.
    const match = escaped.exec(text) ?? (extraLines === 0 ? plain.exec(text) : null);
    // Lines after the closing quote are separate ones.
    if (match === null || match[2]?.includes('\n')) continue;
    const [, inside = ''] = match;
    const value = quote === '"' ? withoutEscapes(inside) : inside;
    return { value, extraLines, remarks: quotedRemarks(name, match, extraLines) };
  }
  const typed = readTypographic(name, rest);
  if (typed !== null) return typed;
  return {
    value: rest,
    extraLines: 0,
    remarks: [
      `begins the value of ${name} with a quote that never ends, so the quote was taken as part of it.`,
    ],
  };
}

/** Whether a line can't belong to a value, which means that a quote before it was forgotten. */
function isOfItsOwn(line: string): boolean {
  return /^\s*#/.test(line) || isSetting(/^\s*(?:export\s+)?(\w+)\s*[=:]/.exec(line)?.[1] ?? '');
}

/** As many lines as a key or certificate needs, and no setting has. */
const maxExtraLines = 60;

function quotedRemarks(
  name: string,
  [all, inside = '', behind = '']: RegExpExecArray,
  extraLines: number,
): string[] {
  const remarks: string[] = [];
  const more = trim(behind);
  if (!/^[,;]?\s*(#|$)/.test(more))
    remarks.push(`has something behind the quotes of ${name}, which is left out.`);
  if (extraLines > 0) remarks.push(`gives ${name} a value of ${extraLines + 1} lines.`);
  if (all.startsWith('"') && inside.includes('\\'))
    remarks.push(
      `has a backslash in the double quotes of ${name}: \\n was read as a line break, \\" as a quote and all else as it stands. In single quotes everything stands for itself.`,
    );
  return remarks;
}

/** Unescapes line breaks and quotes, on which all programs agree; other escapes stay as they are. */
function withoutEscapes(text: string): string {
  return text.replaceAll(/\\(["n])/g, (_, letter) => (letter === 'n' ? '\n' : '"'));
}

/** A text without the quotes of any kind that may surround it. */
export function withoutQuotes(text: string): string {
  return text.replace(/^(["'`])([\s\S]*)\1$/, '$2').replace(typographic, '$1$2');
}

/** Quotes that word processors substitute for the usual ones, at both ends or at one. */
const made = '“”„‟«»‚‘’‹›〝〞＂';
const typographic = new RegExp(`^(?:[${made}]([^]*)[${made}"']|["']([^]*)[${made}])\\s*(?:#.*)?$`);

function readTypographic(name: string, rest: string): ReadValue | null {
  const value = rest.replace(typographic, '$1$2');
  if (value === rest) return null;
  return {
    value,
    extraLines: 0,
    remarks: [`has typographic quotes around ${name}, which were taken off; write " or '.`],
  };
}

function readPlain(name: string, behindSign: string): ReadValue {
  const at = behindSign.search(/\s#/);
  const value = trim(at === -1 ? behindSign : behindSign.slice(0, at));
  const remarks: string[] = [];
  if (at !== -1 && mayHoldAnything(name))
    remarks.push(
      `has a # behind a blank, with which a comment begins: the value of ${name} ends there. If it does not, put it in quotes.`,
    );
  if (value.includes('#'))
    remarks.push(
      `has a # without a blank before it, which was taken as part of the value of ${name}. Other programs take it for a comment: put the value in quotes.`,
    );
  return { value, extraLines: 0, remarks: [...remarks, ...remarksOnEnd(name, value)] };
}

/** The end of a value without quotes that may not be meant as part of it. */
function remarksOnEnd(name: string, value: string): readonly string[] {
  const other = [...value.matchAll(/[\s;,]([A-Z_]+)\s*=/g)].map(([, it = '']) => it).find(isSetting);
  if (other !== undefined)
    return [`has ${other}= behind the value of ${name}, which was taken as part of it: write one a line.`];
  if (!mayHoldAnything(name)) return [];
  const end = /\s\/\//.test(value)
    ? '// behind a blank'
    : /[;,]$/.test(value)
      ? `${value.at(-1)} at its end`
      : null;
  return end === null
    ? []
    : [
        `has a ${end}, which was taken as part of the value of ${name}. Leave it out; or put the value in quotes, if it is part of it.`,
      ];
}

/** What nothing else checks, and may hide a mistake. */
function mayHoldAnything(name: string): boolean {
  return secretSettings.has(name) || /^(ANNOUNCEMENT|.*_FILE|DATABASE_.*|OIDC_.*)$/.test(name);
}

function remarksOnContent(name: string, value: string, quote: string): readonly string[] {
  const remarks: string[] = [];
  if (quote !== "'" && /\$\{|\$\(|\$[A-Z_]{3}|%[A-Z_]{3,}%/.test(value))
    remarks.push(
      `has a ${value.includes('$') ? '$' : '%'} in ${name}, which was taken as it stands: Familiar puts in no other variables, though other programs do.`,
    );
  if (
    mayHoldAnything(name) &&
    /[\u00a0\u00ad\u061c\u180e\u2000-\u200f\u202a-\u202f\u2060-\u2069\ufeff\t]/.test(value)
  )
    remarks.push(
      `has an invisible character or an unusual blank inside ${name}, which was taken as part of it.`,
    );
  if (quote !== "'" && quote !== '"' && value.endsWith('\\'))
    remarks.push(
      `ends in a backslash, which was taken as part of ${name}: a line does not go on in the next one.`,
    );
  return remarks;
}
