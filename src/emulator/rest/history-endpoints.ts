import type { Company } from '../company.ts';
import { destinationOf, withPlus } from '../directory.ts';
import { type FinishedCall, finishedCall } from '../finished-call.ts';
import { ApiError, type Endpoint, pageOf, type RestContext } from './endpoint.ts';

/** Finished calls, newest first. Neo has none here: its calls are events of channels. */
export function historyEndpoints({ world, flavour }: RestContext): readonly Endpoint[] {
  const most = world.assumptions.historyPageLimit;
  const earlier = world.earlierCalls.map(call => historyEntry(world, call));
  const entries = (): readonly HistoryEntry[] => {
    if (flavour === 'neo') return [];
    const own = world.calls.flatMap(call => finishedCall(call) ?? []);
    return [...own.map(call => historyEntry(world, call)).toReversed(), ...earlier];
  };
  return [
    {
      method: 'GET',
      path: '/history',
      scopes: ['history:read'],
      reply({ query }): unknown {
        const found = entries().filter(entry => isWanted(entry, query));
        return { items: pageOf(found, query, { usual: 10, most }), totalCount: found.length };
      },
    },
    {
      method: 'GET',
      path: '/history/:entryId',
      scopes: ['history:read'],
      reply({ params }): unknown {
        const entry = entries().find(({ id }) => id === params['entryId']);
        if (entry === undefined) throw new ApiError(404, `There is no history entry ${params['entryId']}`);
        return entry;
      },
    },
  ];
}

interface HistoryEntry extends Readonly<Record<string, unknown>> {
  readonly id: string;
  readonly type: 'CALL' | 'VOICEMAIL';
  readonly direction: string;
  readonly created: string;
  readonly source: string;
  readonly target: string;
  readonly connectionIds: readonly string[];
  readonly archived: boolean;
}

function isWanted(entry: HistoryEntry, query: URLSearchParams): boolean {
  const isOneOf = (name: string, value: string): boolean =>
    !query.has(name) || query.getAll(name).includes(value);
  const phonenumber = query.get('phonenumber');
  return (
    isOneOf('types', entry.type) &&
    String(entry.archived) === (query.get('archived') ?? 'false') &&
    isOneOf('directions', entry.direction) &&
    (!query.has('connectionIds') || entry.connectionIds.some(id => isOneOf('connectionIds', id))) &&
    Date.parse(entry.created) >= timeIn(query, 'from', 0) &&
    Date.parse(entry.created) <= timeIn(query, 'to', Number.POSITIVE_INFINITY) &&
    (phonenumber === null || [entry.source, entry.target].includes(withPlus(phonenumber)))
  );
}

function timeIn(query: URLSearchParams, name: string, fallback: number): number {
  const text = query.get(name);
  if (text === null) return fallback;
  const time = Date.parse(text);
  if (Number.isNaN(time)) throw new ApiError(400, `${name} is ${text}; it must be a time in ISO 8601`);
  return time;
}

function historyEntry({ company }: RestContext['world'], call: FinishedCall): HistoryEntry {
  const { callId } = call;
  const isAnswered = call.talkedTo.length > 0;
  const agentNumber = call.direction === 'in' ? call.talkedTo[0] : call.from;
  const agent = destinationOf(company, agentNumber ?? '');
  const extension = agent.kind === 'line' ? agent.line.id : '';
  const created = new Date(call.startedAt).toISOString();
  const base = call.direction === 'in' ? 'INCOMING' : 'OUTGOING';
  const isVoicemail = call.answeredAt !== null && !isAnswered;
  return {
    id: callId.slice(0, 32),
    callId,
    source: withPlus(call.from),
    target: withPlus(call.to),
    sourceAlias: '',
    targetAlias: '',
    type: isVoicemail ? 'VOICEMAIL' : 'CALL',
    created,
    lastModified: created,
    direction: isAnswered ? base : `MISSED_${base}`,
    incoming: call.direction === 'in',
    status: isAnswered ? 'PICKUP' : 'NOPICKUP',
    callStatus: isAnswered ? 'SUCCESS' : 'MISSED',
    connectionIds: extension === '' ? [] : [extension],
    endpoints: [
      ...routedTo(company, call),
      ...(isAnswered ? [{ type: 'PICKUP', endpoint: { extension, type: 'PHONELINE' } }] : []),
    ],
    duration: call.answeredAt === null ? 0 : Math.round((call.endedAt - call.answeredAt) / 1000),
    read: false,
    archived: call.isArchived,
    starred: 'UNSTARRED',
    note: '',
    labels: [],
    recordings: [],
  };
}

/** The group that the call rang. */
function routedTo(company: Company, { direction, to }: FinishedCall): readonly unknown[] {
  const destination = destinationOf(company, to);
  if (direction === 'out' || destination.kind !== 'group') return [];
  return [{ type: 'ROUTED', endpoint: { extension: destination.group.id, type: 'GROUP' } }];
}
