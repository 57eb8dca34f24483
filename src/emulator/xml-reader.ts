/** An element of a small XML document. `text` is all character data directly inside it, trimmed. */
export interface XmlElement {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly children: readonly XmlElement[];
  readonly text: string;
}

/** Says what is wrong with a document, and at which character. */
export class XmlError extends Error {
  override readonly name = 'XmlError';
}

/**
 * Reads a well-formed document: declaration, elements, attributes, text, CDATA, comments, and the predefined
 * and numeric entities. A document type is refused. Throws {@link XmlError}.
 */
export function readXml(source: string): XmlElement {
  const reader: Reader = { source, at: source.startsWith('\uFEFF') ? 1 : 0 };
  take(reader, /<\?xml\s[^?]*\?>/y);
  skipMisc(reader);
  const root = readElement(reader, 0);
  skipMisc(reader);
  if (reader.at < source.length) throw problem(reader, 'only one root element is allowed');
  return root;
}

interface Reader {
  readonly source: string;
  at: number;
}

const deepest = 20;
const nameRule = '[A-Za-z_][\\w.:-]*';
const startTag = new RegExp(`<(${nameRule})`, 'y');
const attribute = new RegExp(`\\s+(${nameRule})\\s*=\\s*(?:"([^"<]*)"|'([^'<]*)')`, 'y');
const endTag = new RegExp(`</(${nameRule})\\s*>`, 'y');
const comment = /<!--(?:(?!--)[\s\S])*-->/y;
const cdata = /<!\[CDATA\[([\s\S]*?)\]\]>/y;

function readElement(reader: Reader, depth: number): XmlElement {
  if (depth > deepest) throw problem(reader, `more than ${deepest} levels of elements`);
  const name = take(reader, startTag)?.[1];
  if (name === undefined) throw problem(reader, 'an element is expected');
  const attributes = readAttributes(reader);
  if (take(reader, /\s*\/>/y) !== null) return { name, attributes, children: [], text: '' };
  if (take(reader, /\s*>/y) === null) throw problem(reader, `the tag <${name}> is not closed`);
  return { name, attributes, ...readContent(reader, name, depth) };
}

function readAttributes(reader: Reader): ReadonlyMap<string, string> {
  const attributes = new Map<string, string>();
  for (let found = take(reader, attribute); found !== null; found = take(reader, attribute)) {
    const [, name = '', quoted, apostrophed] = found;
    if (attributes.has(name)) throw problem(reader, `the attribute ${name} appears twice`);
    attributes.set(name, decode(reader, quoted ?? apostrophed ?? ''));
  }
  return attributes;
}

function readContent(reader: Reader, name: string, depth: number): Pick<XmlElement, 'children' | 'text'> {
  const children: XmlElement[] = [];
  let text = '';
  for (;;) {
    text += decode(reader, take(reader, /[^<]*/y)?.[0] ?? '');
    const end = take(reader, endTag);
    if (end?.[1] === name) return { children, text: text.trim() };
    if (end !== null) throw problem(reader, `</${end[1]}> closes <${name}>`);
    const literal = take(reader, cdata);
    if (literal !== null) text += literal[1];
    else if (take(reader, comment) === null) children.push(readElement(reader, depth + 1));
  }
}

function skipMisc(reader: Reader): void {
  while (take(reader, /\s+/y) !== null || take(reader, comment) !== null);
}

function take(reader: Reader, rule: RegExp): RegExpExecArray | null {
  rule.lastIndex = reader.at;
  const found = rule.exec(reader.source);
  if (found !== null) reader.at += found[0].length;
  return found;
}

const predefined: ReadonlyMap<string, string> = new Map([
  ['amp', '&'],
  ['lt', '<'],
  ['gt', '>'],
  ['quot', '"'],
  ['apos', "'"],
]);

function decode(reader: Reader, raw: string): string {
  if (raw.includes(']]>')) throw problem(reader, 'text must not contain ]]>');
  return raw.replaceAll(/&([^;&\s]*;?)/g, (whole, entity: string) => {
    const numeric = /^#(?:x([\da-fA-F]{1,6})|(\d{1,7}));$/.exec(entity);
    const character =
      numeric === null ? predefined.get(entity.slice(0, -1)) : toCharacter(numeric[1], numeric[2]);
    if (character === undefined || !entity.endsWith(';'))
      throw problem(reader, `${whole} is not an entity; a literal & is written &amp;`);
    return character;
  });
}

function toCharacter(hex: string | undefined, decimal: string | undefined): string | undefined {
  const code = hex === undefined ? Number(decimal) : Number.parseInt(hex, 16);
  return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : undefined;
}

function problem(reader: Reader, message: string): XmlError {
  return new XmlError(`${message} (at character ${reader.at})`);
}
