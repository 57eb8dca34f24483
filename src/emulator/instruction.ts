import { noSubscriptions, type Subscriptions } from './leg.ts';
import { parseUrl } from './parse-url.ts';
import { readXml, type XmlElement, XmlError } from './xml-reader.ts';

/** What a webhook's reply tells the network to do with a leg. */
export type Instruction =
  | { readonly verb: 'none' }
  | { readonly verb: 'dial'; readonly numbers: readonly string[]; readonly callerId: string | null }
  | { readonly verb: 'voicemail' }
  | { readonly verb: 'play'; readonly url: string }
  | GatherInstruction
  | { readonly verb: 'reject'; readonly reason: 'rejected' | 'busy' }
  | { readonly verb: 'hangup' };

export interface GatherInstruction {
  readonly verb: 'gather';
  readonly onData: string;
  readonly maxDigits: number;
  readonly timeoutMs: number;
  readonly playUrl: string | null;
}

export type ReadReply =
  | { readonly ok: true; readonly instruction: Instruction; readonly subscriptions: Subscriptions }
  | { readonly ok: false; readonly problem: string };

const none: Instruction = { verb: 'none' };

/** Reads the XML of a reply. A problem means that sipgate would go on as if nothing had been returned. */
export function readReply(xml: string): ReadReply {
  try {
    const root = readXml(xml);
    if (root.name !== 'Response') throw new XmlError(`the root is <${root.name}>, not <Response>`);
    if (root.text !== '') throw new XmlError('<Response> contains text');
    const subscriptions = {
      onAnswer: optionalUrl(root, 'onAnswer') ?? noSubscriptions.onAnswer,
      onHangup: optionalUrl(root, 'onHangup') ?? noSubscriptions.onHangup,
    };
    return { ok: true, instruction: readVerb(root.children), subscriptions };
  } catch (error) {
    if (error instanceof XmlError) return { ok: false, problem: error.message };
    throw error;
  }
}

function readVerb(verbs: readonly XmlElement[]): Instruction {
  const [first, ...others] = verbs;
  if (first === undefined) return none;
  if (others.length > 0) throw new XmlError(`<${first.name}> is followed by another verb`);
  switch (first.name) {
    case 'Dial':
      return readDial(first);
    case 'Play':
      return { verb: 'play', url: playUrl(first) };
    case 'Gather':
      return readGather(first);
    case 'Reject':
      return { verb: 'reject', reason: readReason(first) };
    case 'Hangup':
      return { verb: 'hangup' };
    default:
      throw new XmlError(`<${first.name}> is not a verb`);
  }
}

function readDial(dial: XmlElement): Instruction {
  const [first] = dial.children;
  if (dial.children.length === 1 && first?.name === 'Voicemail') return { verb: 'voicemail' };
  if (dial.children.length < 1 || dial.children.length > 5)
    throw new XmlError(`<Dial> has ${dial.children.length} targets; 1 to 5 are allowed`);
  const callerId = dial.attributes.get('callerId') ?? '';
  return {
    verb: 'dial',
    numbers: dial.children.map(readNumber),
    callerId: /^\+?\d+$/.test(callerId) ? callerId : null,
  };
}

function readNumber(target: XmlElement): string {
  if (target.name !== 'Number' || !/^\+?\d{1,20}$/.test(target.text))
    throw new XmlError(`<${target.name}> in <Dial> is not a number of digits`);
  return target.text;
}

function readGather(gather: XmlElement): GatherInstruction {
  const [play, ...others] = gather.children;
  const onData = optionalUrl(gather, 'onData');
  if (onData === null) throw new XmlError('<Gather> has no onData');
  if ((gather.attributes.get('type') ?? 'dtmf') !== 'dtmf')
    throw new XmlError('<Gather> knows only the type dtmf');
  if (others.length > 0 || (play !== undefined && play.name !== 'Play'))
    throw new XmlError('<Gather> may contain one <Play> and nothing else');
  return {
    verb: 'gather',
    onData,
    maxDigits: positive(gather, 'maxDigits', 1),
    timeoutMs: positive(gather, 'timeout', 2000),
    playUrl: play === undefined ? null : playUrl(play),
  };
}

function readReason(reject: XmlElement): 'rejected' | 'busy' {
  const reason = reject.attributes.get('reason') ?? 'rejected';
  if (reason !== 'rejected' && reason !== 'busy') throw new XmlError(`${reason} is not a reason of <Reject>`);
  return reason;
}

function playUrl(play: XmlElement): string {
  const [url, ...others] = play.children;
  if (url?.name !== 'Url' || others.length > 0) throw new XmlError('<Play> needs one <Url>');
  return absoluteUrl(url.text, '<Url>');
}

function positive(element: XmlElement, name: string, fallback: number): number {
  const text = element.attributes.get(name);
  if (text === undefined) return fallback;
  if (!/^[1-9]\d{0,8}$/.test(text))
    throw new XmlError(`${name} is ${text}; it must be a whole number above 0`);
  return Number(text);
}

function optionalUrl(element: XmlElement, name: string): string | null {
  const text = element.attributes.get(name);
  return text === undefined ? null : absoluteUrl(text, name);
}

function absoluteUrl(text: string, where: string): string {
  if (!/^https?:\/\//i.test(text) || parseUrl(text) === null)
    throw new XmlError(`${where} is not an absolute URL`);
  return text;
}
