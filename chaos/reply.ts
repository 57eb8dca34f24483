import { XMLParser, XMLValidator } from 'fast-xml-parser';

/** What came back for a push. Times are in milliseconds since the laboratory was started. */
export interface Reply {
  readonly sentAt: number;
  readonly endedAt: number;
  /** Null if no complete reply came. */
  readonly status: number | null;
  /** What is wrong with the reply as XML for sipgate, or why none came; null if all is well. */
  readonly problem: string | null;
  /** The numbers that are to ring, without the plus sign. */
  readonly dialled: readonly string[];
}

const parser = new XMLParser({ parseTagValue: false, isArray: name => name === 'Number' });

/** Reads the body of a reply as sipgate does. */
export function readXml(text: string): Pick<Reply, 'problem' | 'dialled'> {
  const valid = XMLValidator.validate(text);
  if (valid !== true) return { problem: `no valid XML (${valid.err.msg})`, dialled: [] };
  const document: unknown = parser.parse(text);
  const root = fieldOf(document, 'Response');
  if (root === undefined) return { problem: 'XML without <Response>', dialled: [] };
  const numbers = fieldOf(fieldOf(root, 'Dial'), 'Number');
  return { problem: null, dialled: Array.isArray(numbers) ? numbers.map(String) : [] };
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? Object.entries(value).find(([key]) => key === name)?.[1]
    : undefined;
}
