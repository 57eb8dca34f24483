import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { lexer, type Token, walkTokens } from 'marked';

export const root = join(import.meta.dirname, '../../..');

/** A guide that people follow, by its path from the root of the project. */
export interface Guide {
  readonly file: string;
  readonly text: string;
  readonly blocks: readonly Block[];
  /** What stands between single backticks. */
  readonly spans: readonly Snippet[];
}

/** A piece of code in a guide, and its first line there. */
export interface Snippet {
  readonly file: string;
  readonly line: number;
  readonly text: string;
}

export interface Block extends Snippet {
  /** What stands behind the fence; null: it is indented. */
  readonly language: string | null;
}

/** All guides there are, so that a new one is looked at by itself. Decisions and the changelog tell of the past. */
export const guides: readonly Guide[] = [
  ...markdownIn('.').filter(file => file !== 'CHANGELOG.md'),
  ...markdownIn('docs'),
  ...markdownIn('docs/de'),
].map(readGuide);

function markdownIn(folder: string): readonly string[] {
  return readdirSync(join(root, folder))
    .filter(name => name.endsWith('.md'))
    .map(name => (folder === '.' ? name : `${folder}/${name}`));
}

function readGuide(file: string): Guide {
  const text = readFileSync(join(root, file), 'utf8');
  const blocks: Block[] = [];
  const spans: Snippet[] = [];
  let from = 0;
  // Tokens come in the order of the text, so that each is found behind the one before.
  const lineOf = (raw: string): number => {
    const whole = text.indexOf(raw.trim(), from);
    // In a list, all lines but the first are indented, unlike in the token.
    const at = whole === -1 ? text.indexOf(raw.trim().split('\n', 1).join(), from) : whole;
    if (at !== -1) from = at;
    return text.slice(0, from).split('\n').length;
  };
  void walkTokens(lexer(text), (token: Token) => {
    if (token.type === 'code') {
      const isIndented = token['codeBlockStyle'] === 'indented';
      blocks.push({
        file,
        line: lineOf(token.raw),
        text: String(token['text']),
        language: isIndented ? null : String(token['lang'] ?? ''),
      });
    }
    if (token.type === 'codespan')
      spans.push({ file, line: lineOf(token.raw), text: token['text'].replaceAll('\n', ' ') });
  });
  return { file, text, blocks, spans };
}
