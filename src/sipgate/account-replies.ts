import { z } from 'zod';

// Only what is named here is taken over from sipgate's replies. SIP passwords and the like are dropped on the
// way in.

const text = z
  .string()
  .nullish()
  .transform(value => value ?? '');
const flag = z
  .boolean()
  .nullish()
  .transform(value => value ?? false);

/** GET /users; the address tells who signs in to the page with the company's account. */
export const userReply = z
  .object({ id: z.string(), firstname: text, lastname: text, email: text })
  .transform(({ id, firstname, lastname, email }): { id: string; name: string; email?: string } => ({
    id,
    name: `${firstname} ${lastname}`.trim() || id,
    ...(email === '' ? {} : { email }),
  }));

/** GET /authorization/userinfo */
export const tokenOwnerReply = z.object({ sub: z.string() }).transform(({ sub }) => ({ id: sub, name: sub }));

/** GET /authorization/userinfo: which account it is. */
export const identityReply = z.object({ masterSipId: text });

/** GET /account: how long the account keeps its history, such as `THIRTY_DAYS`. */
export const accountReply = z.object({ historyLifeTime: text });

/**
 * GET /numbers and /{userId}/numbers; `endpointId` is empty where the number leads nowhere, the alias is what
 * people call it.
 */
export const numberReply = z.object({
  number: z.string(),
  endpointId: text,
  endpointAlias: z.string().nullish(),
});

/** GET /{userId}/phonelines */
export const phonelineReply = z.object({ id: z.string() });

/** GET /{userId}/devices */
export const deviceReply = z.object({
  id: z.string(),
  type: z.string(),
  alias: text,
  online: flag,
  dnd: flag,
  activePhonelines: z
    .array(phonelineReply)
    .nullish()
    .transform(lines => lines ?? []),
});

/** GET /channels */
export const channelReply = z.object({
  id: z.string(),
  users: z.array(z.object({ id: z.string(), deviceIds: z.array(z.string()) })),
});

export type UserReply = z.output<typeof userReply>;
export type NumberReply = z.output<typeof numberReply>;
export type PhonelineReply = z.output<typeof phonelineReply>;
export type DeviceReply = z.output<typeof deviceReply>;
export type ChannelReply = z.output<typeof channelReply>;
