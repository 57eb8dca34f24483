import { z } from 'zod';
import * as replies from './account-replies.ts';
import { fetchAs } from './fetch-as.ts';
import type { RestClient } from './rest-client.ts';
import { SipgateApiError } from './sipgate-api-error.ts';

/**
 * Reads who can be reached where in an account, and its history. Everything rejects with a {@link
 * SipgateApiError}.
 */
export interface AccountClient {
  fetchUsers(): Promise<replies.UserReply[]>;
  /** The user whose token it is, known by id alone. */
  fetchTokenOwner(): Promise<replies.UserReply>;
  /** The number of the account, the same whoever asks. */
  fetchMasterSipId(): Promise<string>;
  /** Such as `THIRTY_DAYS`. */
  fetchHistoryLifeTime(): Promise<string>;
  fetchNumbers(): Promise<replies.NumberReply[]>;
  fetchNumbersOf(userId: string): Promise<replies.NumberReply[]>;
  fetchDevicesOf(userId: string): Promise<replies.DeviceReply[]>;
  /** The phone lines that a user owns. Classic accounts only. */
  fetchPhonelinesOf(userId: string): Promise<replies.PhonelineReply[]>;
  /** Neo accounts only. */
  fetchChannels(): Promise<replies.ChannelReply[]>;
}

const pageSize = 100;
const maxPages = 200;

/** Reads an account until `signal` aborts. */
export function createAccountClient(client: RestClient, signal: AbortSignal): AccountClient {
  const fetchReply = <Reply>(path: string, form: z.ZodType<Reply>): Promise<Reply> =>
    fetchAs(client, { path, form, signal });

  async function fetchItems<Item>(path: string, item: z.ZodType<Item>): Promise<Item[]> {
    const { items } = await fetchReply(path, z.object({ items: z.array(item) }));
    return items;
  }

  /** Neither the default page size nor the largest is documented, so only a page without news is the last. */
  async function fetchPages<Item>(path: string, item: z.ZodType<Item>): Promise<Item[]> {
    const found = new Map<string, Item>();
    for (let page = 0, offset = 0; page < maxPages; page++) {
      const items = await fetchItems(`${path}?offset=${offset}&limit=${pageSize}`, item);
      const before = found.size;
      for (const one of items) found.set(JSON.stringify(one), one);
      if (found.size === before) return [...found.values()];
      offset += items.length;
    }
    throw new SipgateApiError({ problem: 'unreadable', path, detail: `it has more than ${maxPages} pages` });
  }

  const below = (userId: string, part: string): string => `/${encodeURIComponent(userId)}/${part}`;
  return {
    fetchUsers: () => fetchItems('/users', replies.userReply),
    fetchTokenOwner: () => fetchReply('/authorization/userinfo', replies.tokenOwnerReply),
    fetchMasterSipId: async () =>
      (await fetchReply('/authorization/userinfo', replies.identityReply)).masterSipId,
    fetchHistoryLifeTime: async () => (await fetchReply('/account', replies.accountReply)).historyLifeTime,
    fetchNumbers: () => fetchPages('/numbers', replies.numberReply),
    fetchNumbersOf: userId => fetchItems(below(userId, 'numbers'), replies.numberReply),
    fetchDevicesOf: userId => fetchItems(below(userId, 'devices'), replies.deviceReply),
    fetchPhonelinesOf: userId => fetchItems(below(userId, 'phonelines'), replies.phonelineReply),
    fetchChannels: () => fetchItems('/channels', replies.channelReply),
  };
}
