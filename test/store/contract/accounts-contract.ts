import { describe, expect, test } from 'vitest';
import { LastAdminError } from '../../../src/app/ports/accounts.ts';
import type { AccessKey, UserWithPassword } from '../../../src/app/ports/page.ts';
import { phone } from '../../support/builders.ts';
import { callback } from '../entries.ts';
import { type Bench, openTwo } from './bench.ts';

export function accountsContract(bench: Bench): void {
  describe('accounts', () => {
    test('a login is given once, and users come in order of their logins', async () => {
      const { accounts } = await bench.open();
      expect(await accounts.hasUsers()).toBe(false);
      expect(await accounts.addUser(user('zoë'))).toBe(true);
      expect(await accounts.addUser(user('anna'))).toBe(true);
      expect(await accounts.addUser({ ...user('anna'), id: 'another' })).toBe(false);
      expect(await accounts.hasUsers()).toBe(true);
      expect((await accounts.users()).map(({ login }) => login)).toEqual(['anna', 'zoë']);
      expect(await accounts.userByLogin('zoë')).toEqual(user('zoë'));
      expect(await accounts.userByLogin('nobody')).toBeNull();
    });

    test('a key is found with its user until it expires or is deleted', async () => {
      const { accounts } = await bench.open();
      await accounts.addUser(user('anna'));
      await accounts.addKey(key('a', 2_000));
      const { passwordHash: _, ...anna } = user('anna');
      expect(await accounts.findKey('a', 1_999)).toEqual({ key: key('a', 2_000), user: anna });
      expect(await accounts.findKey('a', 2_000)).toBeNull();
      await accounts.useKey('a', 1_800, 3_000);
      await accounts.labelKey('a', 'Firefox');
      const used = { ...key('a', 3_000), label: 'Firefox', usedAt: 1_800 };
      expect((await accounts.findKey('a', 2_999))?.key).toEqual(used);
      await accounts.deleteExpiredKeys(3_000);
      await accounts.useKey('a', 2_000, 9_000);
      expect(await accounts.findKey('a', 1_000)).toBeNull();
    });

    test('of several keys those that are good are found, each with whose it is', async () => {
      const { accounts } = await bench.open();
      await accounts.addUser(user('anna'));
      await accounts.addKey(key('a', 2_000));
      await accounts.addKey(key('b', 1_000));
      await accounts.addKey({ ...key('wall', 2_000), kind: 'wall', userId: null });
      const held = await accounts.findKeys(['a', 'b', 'wall', 'unknown'], 1_500);
      const holders = Object.fromEntries(held.map(one => [one.key.hash, one.user?.login ?? null]));
      expect(holders).toEqual({ a: 'anna', wall: null });
      expect(await accounts.findKeys([], 1_500)).toEqual([]);
      const many = Array.from({ length: 500 }, (_, number) => `none-${number}`);
      expect(await accounts.findKeys([...many, 'a'], 1_500)).toHaveLength(1);
    });

    test('of several who hold links for setting up, one becomes the first user', async () => {
      const [one, two] = await openTwo(bench);
      const links = ['x', 'y', 'z'];
      const setUpLink = (hash: string): AccessKey => ({ ...key(hash, 2_000), kind: 'link', userId: null });
      // As if several instances had started at the same moment.
      for (const hash of links) await one.accounts.addKey(setUpLink(hash));
      const added = await Promise.all(
        links.map((hash, index) =>
          (index === 1 ? two : one).accounts.addFirstUser(user(`user-${hash}`), hash, 1_000),
        ),
      );
      expect(added.filter(isFirst => isFirst)).toHaveLength(1);
      expect(await two.accounts.users()).toHaveLength(1);
      await one.accounts.replaceSetUpLink(setUpLink('late'));
      expect(await one.accounts.addFirstUser(user('late'), 'late', 1_000)).toBe(false);
    });

    test('a new link for setting up replaces the earlier ones, and nothing else', async () => {
      const { accounts } = await bench.open();
      await accounts.addKey({ ...key('sign-in', 2_000), kind: 'link' });
      await accounts.addKey({ ...key('wall', 2_000), kind: 'wall', userId: null });
      for (const hash of ['first', 'second'])
        await accounts.replaceSetUpLink({ ...key(hash, 2_000), kind: 'link', userId: null });
      const good = await accounts.findKeys(['sign-in', 'wall', 'first', 'second'], 1_000);
      expect(good.map(({ key: { hash } }) => hash).sort()).toEqual(['second', 'sign-in', 'wall']);
      expect(await accounts.addFirstUser(user('anna'), 'second', 2_000)).toBe(false);
      expect(await accounts.addFirstUser(user('anna'), 'sign-in', 1_000)).toBe(false);
      expect(await accounts.addFirstUser(user('anna'), 'second', 1_000)).toBe(true);
    });

    test('a link is taken by one of those who hold it', async () => {
      const [one, two] = await openTwo(bench);
      const { accounts } = one;
      await accounts.addKey({ ...key('link', 2_000), kind: 'link' });
      const taken = await Promise.all([one, two, one].map(store => store.accounts.takeLink('link', 1_000)));
      expect(taken.filter(key => key !== null)).toHaveLength(1);
      await accounts.addKey(key('session', 2_000));
      expect(await accounts.takeLink('session', 1_000)).toBeNull();
    });

    test('a password is chosen by one of those who hold a link, which ends all else of theirs', async () => {
      const [one, two] = await openTwo(bench);
      const { accounts } = one;
      await accounts.addUser({ ...user('anna'), passwordHash: null });
      await accounts.addUser(user('ben'));
      await accounts.addKey(key('session', 2_000));
      for (const hash of ['first', 'second'])
        await accounts.replacePasswordLink({ ...key(hash, 2_000), kind: 'password' });
      await accounts.replacePasswordLink({ ...key('other', 2_000), kind: 'password', userId: 'id-ben' });
      expect(await accounts.takeLink('second', 1_000)).toBeNull();
      expect(await accounts.usePasswordLink('session', 'x', 1_000)).toBe(false);
      expect(await accounts.usePasswordLink('first', 'x', 1_000)).toBe(false);
      expect(await accounts.usePasswordLink('second', 'x', 2_000)).toBe(false);
      const used = await Promise.all(
        [one, two, one].map((store, at) => store.accounts.usePasswordLink('second', `hash ${at}`, 1_999)),
      );
      expect(used.filter(isUsed => isUsed)).toHaveLength(1);
      const chosen = (await accounts.userByLogin('anna'))?.passwordHash;
      expect(chosen).toBe(`hash ${used.indexOf(true)}`);
      expect(await accounts.keysOf('id-anna')).toEqual([]);
      expect(await accounts.keysOf('id-ben')).toHaveLength(1);
    });

    test('of each user it is known whether they have a password, a link to choose one, and when they were seen', async () => {
      const { accounts } = await bench.open();
      await accounts.addUser({ ...user('anna'), passwordHash: null });
      await accounts.addUser(user('ben'));
      await accounts.addUser(user('carl'));
      await accounts.replacePasswordLink({ ...key('link', 2_000), kind: 'password' });
      await accounts.addKey({ ...key('session', 2_000), userId: 'id-ben' });
      await accounts.addKey({ ...key('token', 2_000), kind: 'token', userId: 'id-ben' });
      const state = { hasPassword: true, linkUntil: null, lastSeenAt: null };
      const anna = { ...state, userId: 'id-anna', hasPassword: false };
      const carl = { ...state, userId: 'id-carl' };
      const ben = { ...state, userId: 'id-ben' };
      const states = async (now: number) =>
        (await accounts.signInStates(now)).toSorted((a, b) => a.userId.localeCompare(b.userId));
      const begun = { ...ben, lastSeenAt: 1_000 };
      expect(await states(1_500)).toEqual([{ ...anna, linkUntil: 2_000 }, begun, carl]);
      await accounts.useKey('token', 1_700, 2_000);
      expect(await states(2_000)).toEqual([anna, { ...ben, lastSeenAt: 1_700 }, carl]);
    });

    test('all sessions of a user end, but for one, and nothing else of theirs', async () => {
      const { accounts } = await bench.open();
      await accounts.addUser(user('anna'));
      for (const hash of ['a', 'b', 'c']) await accounts.addKey(key(hash, 9_000));
      await accounts.addKey({ ...key('token', 9_000), kind: 'token' });
      await accounts.addKey({ ...key('d', 9_000), userId: 'id-ben' });
      await accounts.endSessions('id-anna', 'b');
      expect((await accounts.keysOf('id-anna')).map(({ hash }) => hash).sort()).toEqual(['b', 'token']);
      await accounts.endSessions('id-anna', null);
      expect((await accounts.keysOf('id-anna')).map(({ hash }) => hash)).toEqual(['token']);
      expect(await accounts.keysOf('id-ben')).toHaveLength(1);
    });

    test('two admins who demote or delete each other at once leave one', async () => {
      const [one, other] = await openTwo(bench);
      for (const name of ['anna', 'ben']) await one.accounts.addUser({ ...user(name), role: 'admin' });
      const { passwordHash: _, ...ben } = user('ben');
      const done = await Promise.allSettled([
        one.accounts.deleteUser('id-anna'),
        other.accounts.editUser({ ...ben, role: 'viewer' }),
      ]);
      expect(done.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
      expect(done.find(({ status }) => status === 'rejected')).toMatchObject({
        reason: expect.any(LastAdminError),
      });
      expect((await one.accounts.users()).filter(({ role }) => role === 'admin')).toHaveLength(1);
    });

    test('somebody gets another name unless it is taken, and keeps keys and callbacks', async () => {
      const { accounts, directory } = await bench.open();
      await accounts.addUser(user('anna'));
      await accounts.addUser(user('ben'));
      await accounts.addKey(key('a', 9_000));
      const caller = phone('+491713920000');
      const ofAnna = { takenBy: 'anna', takenAt: 1_000, doneBy: 'anna', doneAt: 2_000 };
      await directory.saveCallbacks([callback({ caller, ...ofAnna })]);
      const { passwordHash: _, ...anna } = user('anna');
      expect(await accounts.editUser({ ...anna, login: 'ben' })).toBe(false);
      expect(await accounts.editUser({ ...anna, login: 'änne', role: 'agent', agentId: 'w1' })).toBe(true);
      expect(await accounts.userByLogin('änne')).toEqual({
        ...user('anna'),
        login: 'änne',
        role: 'agent',
        agentId: 'w1',
      });
      expect(await accounts.keysOf('id-anna')).toHaveLength(1);
      const [renamed] = await directory.callbacksOf([caller]);
      expect(renamed).toMatchObject({ takenBy: 'änne', doneBy: 'änne' });
      expect(renamed?.changedAt).toBeGreaterThan(0);
    });

    test('a key by a password is not added, or ends, when that is changed at the same moment', async () => {
      const [one, two] = await openTwo(bench);
      await one.accounts.addUser(user('anna'));
      expect(await one.accounts.addProvedKey(key('right', 9_000), 'hash')).toBe(true);
      expect(await one.accounts.addProvedKey(key('wrong', 9_000), 'another')).toBe(false);
      for (let round = 0; round < 10; round++) {
        await one.accounts.changeUser(user('anna'));
        await Promise.all([
          two.accounts.changeUser({ ...user('anna'), passwordHash: `hash ${round}` }),
          one.accounts.addProvedKey(key(`late ${round}`, 9_000), 'hash'),
        ]);
        expect(await one.accounts.keysOf('id-anna')).toEqual([]);
      }
    });

    test('a change by a password that is another by now changes nothing, and one of the role leaves the password', async () => {
      const { accounts } = await bench.open();
      await accounts.addUser(user('anna'));
      await accounts.addKey(key('a', 9_000));
      const change = { id: 'id-anna', passwordHash: 'third', provedBy: 'another' };
      expect(await accounts.changeUser(change)).toBe(false);
      expect((await accounts.keysOf('id-anna')).map(({ hash }) => hash)).toEqual(['a']);
      expect(await accounts.changeUser({ ...change, passwordHash: 'second', provedBy: 'hash' })).toBe(true);
      await accounts.changeUser({ id: 'id-anna', role: 'viewer', agentId: null });
      expect(await accounts.userByLogin('anna')).toEqual({
        ...user('anna'),
        role: 'viewer',
        agentId: null,
        passwordHash: 'second',
      });
    });

    test('a changed user may keep some keys', async () => {
      const { accounts } = await bench.open();
      await accounts.addUser(user('anna'));
      for (const hash of ['a', 'b', 'c']) await accounts.addKey(key(hash, 9_000));
      await accounts.changeUser(user('anna'), ['a', 'c']);
      expect((await accounts.keysOf('id-anna')).map(({ hash }) => hash).sort()).toEqual(['a', 'c']);
    });

    test('a changed user keeps their login and loses their keys; a deleted one is gone with them', async () => {
      const { accounts } = await bench.open();
      await accounts.addUser(user('anna'));
      await accounts.addUser(user('ben'));
      for (const hash of ['a', 'b']) await accounts.addKey(key(hash, 9_000));
      await accounts.addKey({ ...key('c', 9_000), userId: 'id-ben' });
      expect((await accounts.keysOf('id-anna')).map(({ hash }) => hash).sort()).toEqual(['a', 'b']);
      await accounts.changeUser({ ...user('anna'), role: 'agent', agentId: 'w1', passwordHash: null });
      expect(await accounts.userByLogin('anna')).toEqual({
        ...user('anna'),
        role: 'agent',
        agentId: 'w1',
        passwordHash: null,
      });
      expect(await accounts.keysOf('id-anna')).toEqual([]);
      await accounts.deleteUser('id-ben');
      expect(await accounts.findKey('c', 1_000)).toBeNull();
      expect((await accounts.users()).map(({ login }) => login)).toEqual(['anna']);
    });
  });
}

function user(login: string): UserWithPassword {
  return { id: `id-${login}`, login, role: 'viewer', agentId: null, createdAt: 1_000, passwordHash: 'hash' };
}

function key(hash: string, expiresAt: number): AccessKey & { readonly userId: string } {
  return {
    hash,
    kind: 'session',
    userId: 'id-anna',
    label: 'browser',
    createdAt: 1_000,
    expiresAt,
    usedAt: null,
  };
}
