import type { z } from 'zod';
import { changeConnection } from '../../app/connect/change-connection.ts';
import { missingOf } from '../../app/connect/follow-connection.ts';
import { checkAddress } from '../../reach/check-address.ts';
import { connectionChangeSchema, connectionSchema } from '../contract/connection.ts';
import { note } from './note.ts';
import { ApiError, admins, type PageContext, type Route, refused, route } from './route.ts';

/** Enough for two thousand people with a number each. */
const changeBytes = 512 * 1024;

/** What connects Familiar to the account at sipgate. */
export const connectionRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/connection',
    summary: 'The connection to sipgate, and where each part of it comes from',
    roles: admins,
    reply: connectionSchema,
    run: ({ page }) => describeConnection(page),
  }),
  route({
    method: 'PUT',
    path: '/connection',
    summary: 'Change the connection, which takes effect at once; 409 if somebody else was faster',
    roles: admins,
    isPaced: true,
    bodyBytes: changeBytes,
    body: connectionChangeSchema,
    reply: connectionSchema,
    async run(call) {
      const { page, body } = call;
      const { basedOn, webhookUrl, ...others } = body;
      const change = webhookUrl === undefined ? others : { ...others, webhookUrl: toAddress(webhookUrl) };
      const changed = await changeConnection(page.app, page.connection, change, basedOn);
      if (changed.kind === 'refused') throw refused(changed.why);
      if (changed.kind === 'outdated') throw outdated;
      await note(call, 'connection-changed', Object.keys(change).join(', '));
      return describeConnection(page);
    },
  }),
];

/** What can be called, though it may be doubtful; null: none. */
function toAddress(typed: string | null): URL | null {
  if (typed === null) return null;
  // Whether sipgate reaches one in a private network is another question.
  const { url, problems } = checkAddress(typed, true);
  if (url === null && problems[0] !== undefined) throw refused(problems[0].say);
  return url;
}

const outdated = new ApiError(
  409,
  'outdated',
  'Somebody else has changed the connection in the meantime. Read it, and change that.',
  {
    en: 'Somebody else has changed the connection in the meantime. Look at it again.',
    de: 'Die Verbindung wurde inzwischen von jemand anderem geändert. Sehen Sie sie sich neu an.',
  },
);

async function describeConnection({
  app,
  connection: { environment },
}: PageContext): Promise<z.input<typeof connectionSchema>> {
  const { number, token, joins } = await app.store.connection.read();
  const { current } = app.connection;
  const from = (fixed: unknown, inForce: unknown) =>
    fixed !== null ? 'environment' : inForce !== null ? 'page' : 'nowhere';
  const isLocked = environment.credentials === null && token !== null && current.credentials === null;
  return {
    number,
    webhookUrl: {
      value: current.webhookUrl?.href ?? null,
      from: from(environment.webhookUrl, current.webhookUrl),
    },
    token: {
      id: current.credentials?.tokenId ?? token?.id ?? null,
      from: from(environment.credentials, token),
      isLocked,
    },
    serviceNumbers: {
      value: current.serviceNumbers === null ? null : [...current.serviceNumbers],
      from: from(environment.serviceNumbers, current.serviceNumbers),
    },
    joins,
    missing: [...missingOf(current, app.known.hotlines.size)],
  };
}
