import { z } from 'zod';
import type { ChannelReply } from './account-replies.ts';
import { fetchAs } from './fetch-as.ts';
import {
  channelEvent,
  type EntryReader,
  type HistoryEntry,
  historyItem,
  readChannelEvent,
  readHistoryItem,
} from './history-entry.ts';
import type { RestClient } from './rest-client.ts';

/** A list of an account's calls, newest first; it has several. */
export interface HistoryPart {
  readonly id: string;
  fetchPage(page: PageOf): Promise<PartPage>;
}

interface PageOf {
  readonly offset: number;
  /** ISO 8601: only entries up to this moment. */
  readonly until: string;
  readonly signal: AbortSignal;
}

export interface PartPage {
  /** Ids of the entries, in order; a page without any, or without a new one, is the last. */
  readonly ids: readonly string[];
  readonly entries: readonly HistoryEntry[];
  /** How many entries the list has; null if it does not say. */
  readonly total: number | null;
}

interface Reading extends EntryReader {
  readonly outgoing: boolean;
  /** How many entries to ask for at once; sipgate may return less. Calls may wait while a page is written. */
  readonly pageSize: number;
}

/**
 * The lists of an account: the history, which neo accounts keep for earlier calls, its archived entries, and
 * the channels of a neo account.
 */
export function historyParts(
  client: RestClient,
  channels: readonly ChannelReply[],
  options: Reading,
): readonly HistoryPart[] {
  const parts = [
    historyPart(client, { id: 'history', isArchived: false }, options),
    historyPart(client, { id: 'archive', isArchived: true }, options),
  ];
  const ids = channels.map(channel => channel.id).toSorted();
  return [...parts, ...ids.map(id => channelPart(client, id, options))];
}

function historyPart(
  client: RestClient,
  { id, isArchived }: { readonly id: string; readonly isArchived: boolean },
  options: Reading,
): HistoryPart {
  const directions = [
    'INCOMING',
    'MISSED_INCOMING',
    ...(options.outgoing ? ['OUTGOING', 'MISSED_OUTGOING'] : []),
  ];
  return {
    id,
    async fetchPage({ offset, until, signal }) {
      const query = new URLSearchParams([
        ['types', 'CALL'],
        ...directions.map((direction): [string, string] => ['directions', direction]),
        ['archived', String(isArchived)],
        ['to', until],
        ['offset', String(offset)],
        ['limit', String(options.pageSize)],
      ]);
      const { items, totalCount } = await fetchAs(client, {
        path: `/history?${query}`,
        form: historyReply,
        signal,
      });
      return {
        ids: items.map(item => item.id),
        entries: items.map(item => readHistoryItem(item, options)),
        total: totalCount ?? null,
      };
    },
  };
}

function channelPart(client: RestClient, id: string, options: Reading): HistoryPart {
  return {
    id,
    async fetchPage({ offset, until, signal }) {
      const path = `/channels/${encodeURIComponent(id)}/events?position=${offset}&limit=${options.pageSize}`;
      const { events } = await fetchAs(client, { path, form: eventsReply, signal });
      const wanted = events.filter(
        ({ type, createdAt, call }) =>
          type === 'CALL' &&
          createdAt <= Date.parse(until) &&
          (options.outgoing || call?.direction !== 'OUTGOING'),
      );
      return {
        ids: events.map(event => event.eventId),
        entries: wanted.map(event => readChannelEvent(event, options)),
        total: null,
      };
    },
  };
}

const historyReply = z.object({ items: z.array(historyItem), totalCount: z.number().nullish() });
const eventsReply = z.object({ events: z.array(channelEvent) });
