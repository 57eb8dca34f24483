/** A line of a calendar file, unfolded, with its property's name in capitals. */
export interface IcsLine {
  readonly name: string;
  readonly text: string;
  /** Whether only its beginning was read. */
  readonly isCut: boolean;
}

/** The raw value of a line: what follows the first colon. */
export function rawValue({ text }: IcsLine): string {
  return text.slice(text.indexOf(':') + 1).trim();
}

/** The raw value of the first line with this name; null: there is none. */
export function rawValueIn(lines: readonly IcsLine[], name: string): string | null {
  const line = lines.find(it => it.name === name);
  return line === undefined ? null : rawValue(line);
}

/** A rule with hundreds of exceptions takes tens of KB; anything longer is a body, or no calendar. */
const maxLineBytes = 64 * 1024;
/** How much is read before it must be clear which property a line has. */
const maxNameBytes = 100;
const linesAtATime = 200;

const [lineFeed, carriageReturn, space, tab] = [10, 13, 32, 9];

/**
 * The lines of the properties needed, unfolded byte by byte, since a fold may split a letter. All others are
 * skipped, however long they are. Lines may end in CR, LF or both. Yields undefined now and then, to let
 * calls in.
 */
export function* readLines(
  bytes: Uint8Array,
  needed: ReadonlySet<string>,
): Generator<IcsLine | undefined, void> {
  let line = emptyLine();
  let count = 0;
  for (const [start, end] of physicalLines(bytes)) {
    count += 1;
    if (count % linesAtATime === 0) yield undefined;
    // Some programs write an empty line between each two.
    if (start === end) continue;
    const isContinued = bytes[start] === space || bytes[start] === tab;
    if (!isContinued) {
      yield whole(line);
      line = emptyLine();
    }
    extend(line, bytes.subarray(isContinued ? start + 1 : start, end), needed);
  }
  yield whole(line);
}

function* physicalLines(bytes: Uint8Array): Generator<readonly [start: number, end: number]> {
  let start = 0;
  // Searched for again only once passed: in a file without any, each search runs to its end.
  let [nextLf, nextCr] = [-1, -1];
  const find = (byte: number): number => {
    const at = bytes.indexOf(byte, start);
    return at === -1 ? bytes.length : at;
  };
  while (start < bytes.length) {
    if (nextLf < start) nextLf = find(lineFeed);
    if (nextCr < start) nextCr = find(carriageReturn);
    const end = Math.min(nextLf, nextCr);
    yield [start, end];
    start = end + 1;
  }
}

/** A folded line whose parts are being gathered, as far as they are needed. */
interface FoldedLine {
  readonly parts: Uint8Array[];
  length: number;
  /** Undefined until it is clear which property it is; null: nobody needs it. */
  name: string | null | undefined;
  isCut: boolean;
}

function emptyLine(): FoldedLine {
  return { parts: [], length: 0, name: undefined, isCut: false };
}

function extend(line: FoldedLine, part: Uint8Array, needed: ReadonlySet<string>): void {
  if (line.name === null) return;
  const taken = part.subarray(0, maxLineBytes - line.length);
  line.isCut ||= taken.length < part.length;
  line.parts.push(taken);
  line.length += taken.length;
  if (line.name === undefined) line.name = nameOf(line, needed);
}

function nameOf({ parts, length }: FoldedLine, needed: ReadonlySet<string>): FoldedLine['name'] {
  const begin = Buffer.concat(parts).subarray(0, maxNameBytes).toString('latin1');
  const name = /^([\w.-]+)\s*[:;]/.exec(begin)?.[1];
  if (name === undefined) return length < maxNameBytes ? undefined : null;
  // Apple groups properties: `item1.SUMMARY`.
  const known = name.toUpperCase().split('.').at(-1) ?? '';
  return needed.has(known) ? known : null;
}

function whole({ name, parts, isCut }: FoldedLine): IcsLine | undefined {
  if (name === null || name === undefined) return undefined;
  const bytes = Buffer.concat(parts);
  return { name, text: decode(isCut ? withoutHalfLetter(bytes) : bytes), isCut };
}

function withoutHalfLetter(bytes: Uint8Array): Uint8Array {
  // The first byte of the last letter: its other bytes all begin with the bits 10.
  const last = bytes.findLastIndex(byte => (byte & 0xc0) !== 0x80);
  return bytes.subarray(0, (bytes[last] ?? 0) < 0x80 ? last + 1 : last);
}

const utf8 = new TextDecoder('utf-8', { fatal: true });

/** Decodes UTF-8 or, where it is not, Windows-1252, in which every byte means something. */
function decode(bytes: Uint8Array): string {
  try {
    return utf8.decode(bytes);
  } catch {
    // As a stream: of a whole Windows-1252 text, Node 20 reads the euro sign as a control character.
    return new TextDecoder('windows-1252').decode(bytes, { stream: true });
  }
}

/** UTF-16 as UTF-8; anything else as it is, without its byte order mark. */
export function toUtf8(bytes: Uint8Array): Uint8Array {
  const encoding = utf16Of(bytes);
  if (encoding !== null) return Buffer.from(new TextDecoder(encoding).decode(bytes));
  const isMarked = bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf;
  return isMarked ? bytes.subarray(3) : bytes;
}

/** By the byte order mark, or by the zeros between the letters of BEGIN. */
function utf16Of(bytes: Uint8Array): 'utf-16le' | 'utf-16be' | null {
  const [first, second, third, fourth] = bytes;
  if ((first === 0xff && second === 0xfe) || (second === 0 && fourth === 0 && first !== 0)) return 'utf-16le';
  if ((first === 0xfe && second === 0xff) || (first === 0 && third === 0 && second !== 0)) return 'utf-16be';
  return null;
}
