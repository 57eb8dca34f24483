import { z } from 'zod';
import type { PastCall } from '../domain/journal-entry.ts';
import type { PhoneNumber } from '../domain/phone-number.ts';
import type { Extensions } from './extensions.ts';

/** What an entry means for an import: a call, or why it is not one. */
export type HistoryEntry =
  | { readonly kind: 'call'; readonly call: PastCall }
  | { readonly kind: 'without-agent' | 'without-caller' };

/** What entries are read with. */
export interface EntryReader extends Extensions {
  /** Reads a number in any usual spelling. */
  readonly parseNumber: (text: string) => PhoneNumber | null;
  /** Numbers that are not callers: sipgate uses them to connect the agents that were dialled. */
  readonly hotlines: ReadonlySet<PhoneNumber>;
}

const text = z.string().nullish().catch(null);
const moment = z.string().transform((value, context) => {
  const at = Date.parse(value);
  if (!Number.isNaN(at)) return at;
  context.addIssue({ code: 'custom', message: 'it is not a time' });
  return z.NEVER;
});

/** An item of GET /history. */
export const historyItem = z.object({
  id: z.string(),
  created: moment,
  direction: text,
  status: text,
  source: text,
  target: text,
  callId: text,
  /** Seconds. */
  duration: z.number().nullish().catch(null),
  connectionIds: z.array(z.string()).catch([]),
  endpoints: z.array(z.object({ type: text, endpoint: z.object({ extension: text, type: text }) })).catch([]),
});

/** An event of GET /channels/{id}/events. */
export const channelEvent = z.object({
  eventId: z.string(),
  type: text,
  createdAt: moment,
  call: z
    .object({
      callSid: text,
      direction: text,
      from: text,
      to: text,
      owner: text,
      startedAt: moment.nullish().catch(null),
      establishedAt: moment.nullish().catch(null),
      terminatedAt: moment.nullish().catch(null),
      forwarding: z.object({ type: text }).nullish().catch(null),
    })
    .nullish()
    .catch(null),
});

/** Of a classic account. It does not say when the call was answered; the duration is taken for the talk. */
export function readHistoryItem(item: z.output<typeof historyItem>, reader: EntryReader): HistoryEntry {
  const isOutgoing = item.direction === 'OUTGOING';
  const agentId = item.status === 'PICKUP' ? agentOfItem(item, isOutgoing, reader) : null;
  if (agentId === null || !(isOutgoing || item.direction === 'INCOMING')) return { kind: 'without-agent' };
  const { created: startedAt, duration } = item;
  return toEntry(reader, isOutgoing ? item.target : item.source, {
    callId: `sipgate:${item.id}`,
    ...(item.callId ? { providerCallId: item.callId } : {}),
    direction: isOutgoing ? 'out' : 'in',
    agentId,
    startedAt,
    answeredAt: startedAt,
    ...(duration == null || duration <= 0 ? {} : { endedAt: startedAt + Math.round(duration * 1000) }),
  });
}

/** Of a neo account. */
export function readChannelEvent(
  { eventId, call }: z.output<typeof channelEvent>,
  reader: EntryReader,
): HistoryEntry {
  const isMailbox = /voice/i.test(call?.forwarding?.type ?? '');
  if (!call?.owner || call.establishedAt == null || call.terminatedAt == null || isMailbox)
    return { kind: 'without-agent' };
  const isOutgoing = call.direction === 'OUTGOING';
  const ownNumber = reader.parseNumber((isOutgoing ? call.from : call.to) ?? '');
  const agentId = reader.agentOfUser(call.owner, ownNumber);
  if (agentId === null) return { kind: 'without-agent' };
  return toEntry(reader, isOutgoing ? call.to : call.from, {
    callId: `sipgate:${eventId}`,
    ...(call.callSid ? { providerCallId: call.callSid } : {}),
    direction: isOutgoing ? 'out' : 'in',
    agentId,
    ...(call.startedAt == null ? {} : { startedAt: call.startedAt }),
    answeredAt: call.establishedAt,
    endedAt: call.terminatedAt,
  });
}

/** Who picked up; a mailbox or a group counts as nobody. For an outgoing call, the owner of the line. */
function agentOfItem(
  { endpoints, connectionIds }: z.output<typeof historyItem>,
  isOutgoing: boolean,
  { agentOf }: EntryReader,
): string | null {
  const pickedUp = endpoints
    .filter(({ type, endpoint }) => type === 'PICKUP' && !nobody.has(endpoint.type ?? ''))
    .map(({ endpoint }) => endpoint.extension ?? '');
  const extensions = isOutgoing ? [...pickedUp, ...connectionIds] : pickedUp;
  return extensions.map(agentOf).find(agentId => agentId !== null) ?? null;
}

const nobody: ReadonlySet<string> = new Set(['VOICEMAIL', 'GROUP']);

function toEntry(
  { parseNumber, hotlines }: EntryReader,
  caller: string | null | undefined,
  call: Omit<PastCall, 'type' | 'caller' | 'answeringNumber'>,
): HistoryEntry {
  const number = parseNumber(caller ?? '');
  if (number === null || hotlines.has(number)) return { kind: 'without-caller' };
  return { kind: 'call', call: { type: 'pastCall', caller: number, answeringNumber: null, ...call } };
}
