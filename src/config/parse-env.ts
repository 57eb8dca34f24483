import { readValue, trim } from './env-value.ts';
import { isSetting, settingMeantBy } from './near-names.ts';

/** What a file of settings says. */
export interface EnvText {
  /** Of settings alone. */
  readonly values: ReadonlyMap<string, EnvEntry>;
  /** What was guessed, doubted or left out, never with the value of a setting. */
  readonly notes: readonly EnvNote[];
}

export interface EnvEntry {
  readonly value: string;
  /** Counted from 1. */
  readonly line: number;
}

export interface EnvNote {
  readonly line: number;
  readonly text: string;
}

/**
 * Reads `NAME=value`, one a line, as Docker Compose and most other programs do: quotes are taken off, `#`
 * begins a comment at the start of a line or behind a blank, nothing is put in for `$NAME`, and the last of
 * several lines counts. Where programs differ, or something looks like another thing than it is, a note says
 * how it was read.
 */
export function parseEnv(text: string): EnvText {
  const lines = text.split(/\r\n|[\n\r\u2028\u2029]/);
  const values = new Map<string, EnvEntry>();
  const notes: EnvNote[] = [];
  for (let index = 0; index < lines.length; index++) {
    const line = index + 1;
    const statement = toStatement(lines[index] ?? '');
    if (statement === null) continue;
    if (statement.kind === 'nothing') {
      notes.push({ line, text: statement.note });
      continue;
    }
    const { name } = statement;
    const { value, extraLines, remarks } = readValue(name, statement.rest, lines.slice(line));
    index += extraLines;
    if (!isSetting(name)) {
      notes.push({ line, text: unknown(name) });
      continue;
    }
    for (const remark of [...statement.remarks, ...remarks]) notes.push({ line, text: remark });
    const before = values.get(name);
    if (before !== undefined && before.value !== value)
      notes.push({ line, text: `sets ${name} again, and counts; line ${before.line} does not.` });
    values.set(name, { value, line });
  }
  return { values, notes };
}

type Statement =
  | { readonly kind: 'nothing'; readonly note: string }
  | {
      readonly kind: 'setting';
      readonly name: string;
      /** The text after the equals sign. */
      readonly rest: string;
      readonly remarks: readonly string[];
    };

/** A line without what shells and lists put before a name; null: it is empty or a comment. */
function toStatement(line: string): Statement | null {
  const text = trim(line)
    .replace(/^(export|set)\s+(?=\S+\s*=)/i, '')
    .replace(/^-\s+(?=\S+\s*[=:])/, '');
  if (text === '' || /^[#;]/.test(text)) return null;
  const yaml = /^["']?([\w.-]+)["']?\s*:\s*(.*)$/.exec(text);
  const yamlName = yaml?.[1] ?? '';
  if (yaml !== null && settingMeantBy(yamlName) !== null)
    return {
      kind: 'setting',
      name: yamlName,
      rest: yaml[2] ?? '',
      remarks: [`is written as in YAML, and was read as ${yamlName}=…`],
    };
  const sign = text.indexOf('=');
  if (sign < 1) return { kind: 'nothing', note: withoutSign(text) };
  return { kind: 'setting', name: trim(text.slice(0, sign)), rest: text.slice(sign + 1), remarks: [] };
}

function withoutSign(text: string): string {
  const [first = ''] = text.split(/[\s:]/, 1);
  const meant = settingMeantBy(first);
  return meant === null
    ? 'has no NAME=value and is left out. A value that runs over several lines needs quotes around all of it.'
    : `begins with ${meant} and has no equals sign, so it is left out; write ${meant}=…`;
}

/**
 * The name is shown only where it is one: of a secret that was wrapped, a line may have an equals sign as
 * well.
 */
function unknown(name: string): string {
  const meant = settingMeantBy(name);
  const isName = meant === null ? /^[A-Z][A-Z0-9_]{1,40}$/.test(name) : name.length <= meant.length + 10;
  const what = `sets ${isName ? name : 'something'}, which is not a setting of Familiar`;
  return meant === null ? `${what}; check its spelling.` : `${what}; did you mean ${meant}?`;
}
