import { describe, expect, test } from 'vitest';
import { addUser, issueToken, issueWallLink } from '../../src/app/access/access.ts';
import { signInAs } from '../../src/app/access/single-sign-on.ts';
import type { Accounts } from '../../src/app/ports/accounts.ts';
import type { User } from '../../src/app/ports/page.ts';
import { reachableServers } from '../support/databases.ts';
import { startFamiliar, startHotline } from '../support/hotline.ts';

const erika = {
  issuer: 'https://login.example.com',
  subject: '1',
  name: 'erika',
  role: 'viewer',
  agentId: null,
} as const;

/** A provider that is never asked, since it has vouched for her for good. */
const environment = {
  PAGE_URL: 'https://hotline.example.com/',
  OIDC_ISSUER: erika.issuer,
  OIDC_CLIENT_ID: 'familiar',
  OIDC_CLIENT_SECRET: 'hush',
  OIDC_ROLES: 'viewer=*',
};

describe.each((await reachableServers()).filter(({ kind }) => kind !== 'sqlite'))(
  'two instances on one database ($kind)',
  server => {
    test('a stream at one ends, whatever at the other ends the right to it', async () => {
      const database = await server.create();
      try {
        const { service: one, emulator } = await startHotline({ database: database.config });
        const two = await startFamiliar(emulator, { database: database.config, environment });
        const { accounts } = one.context.store;
        const ends: Readonly<Record<string, (user: User) => Promise<unknown>>> = {
          revoked: user => revokeAll(accounts, user),
          deleted: user => accounts.deleteUser(user.id),
          promoted: user => accounts.changeUser({ ...user, role: 'admin', passwordHash: null }),
        };
        const staying = await watch(two.pageUrl, await newToken('staying'));
        for (const [login, end] of Object.entries(ends)) {
          const token = await newToken(login);
          const { ended } = await watch(two.pageUrl, token);
          const user = await accounts.userByLogin(login);
          if (user !== null) await end(user);
          expect(await ended).toContain('"type":"board"');
        }

        const { secret, user } = await signInAs(one.context, erika);
        await one.context.store.signOns.confirm(user.id, Number.MAX_SAFE_INTEGER, null);
        const signedIn = await watch(two.pageUrl, { cookie: `familiar_session=${secret}` });
        await signInAs(one.context, { ...erika, role: 'supervisor' });
        await signedIn.ended;
        expect(staying.isOver()).toBe(false);

        async function newToken(login: string): Promise<Record<string, string>> {
          const user = await addUser(one.context, { login, password: null, role: 'viewer', agentId: null });
          if (user === null) throw new Error(`There is ${login} already.`);
          return { authorization: `Bearer ${await issueToken(one.context, user, 'test')}` };
        }
      } finally {
        await database.drop();
      }
    });

    test('a wall screen at one shows nothing more once its link is revoked at the other', async () => {
      const database = await server.create();
      try {
        const { service: one, emulator } = await startHotline({ database: database.config });
        const two = await startFamiliar(emulator, { database: database.config });
        const secret = await issueWallLink(one.context, 'entrance');
        const look = async (): Promise<number> => {
          const headers = { 'content-type': 'application/json' };
          const body = JSON.stringify({ secret });
          return (await fetch(`${two.pageUrl}/api/wall`, { method: 'POST', headers, body })).status;
        };
        expect(await look()).toBe(200);
        const [link] = await one.context.store.accounts.wallKeys(one.context.clock());
        await one.context.store.accounts.deleteKey(link?.hash ?? '');
        expect(await look()).toBe(401);
      } finally {
        await database.drop();
      }
    });
  },
);

async function revokeAll(accounts: Accounts, user: User): Promise<void> {
  for (const { hash } of await accounts.keysOf(user.id)) await accounts.deleteKey(hash);
}

/** Follows the board until the stream ends. */
async function watch(pageUrl: string, headers: Readonly<Record<string, string>>) {
  const response = await fetch(`${pageUrl}/api/events`, { headers });
  if (response.status !== 200) throw new Error(`The stream was refused with ${response.status}.`);
  let isOver = false;
  const ended = response.text().finally(() => {
    isOver = true;
  });
  // Of one that stays, nobody asks how it ended.
  ended.catch(() => {});
  return { ended, isOver: () => isOver };
}
