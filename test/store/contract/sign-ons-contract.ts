import { describe, expect, test } from 'vitest';
import { type Bench, openTwo } from './bench.ts';

export function signOnsContract(bench: Bench): void {
  describe('people of the identity provider', () => {
    test('are vouched for, assigned to an agent and revoked, each apart', async () => {
      const { signOns } = await bench.open();
      expect(await signOns.find('sso-anna')).toBeNull();
      await signOns.assign('sso-anna', 'w1');
      await signOns.confirm('sso-anna', 1_000, 'sealed');
      await signOns.confirm('sso-anna', 2_000, null);
      await signOns.confirm('sso-ben', 3_000, 'x'.repeat(9_000));
      expect(await signOns.find('sso-anna')).toEqual({
        agentId: 'w1',
        renewal: 'sealed',
        confirmedAt: 2_000,
      });
      await signOns.renew('sso-anna', 'sealed anew');
      expect(await signOns.find('sso-anna')).toMatchObject({ renewal: 'sealed anew', confirmedAt: 2_000 });
      await signOns.revoke('sso-anna');
      expect(await signOns.find('sso-anna')).toEqual({ agentId: 'w1', renewal: null, confirmedAt: 0 });
      expect((await signOns.find('sso-ben'))?.renewal).toHaveLength(9_000);
    });

    test('are asked about by one instance at a time, and by another when that takes too long', async () => {
      const [one, other] = await openTwo(bench);
      await one.signOns.confirm('sso-anna', 1_000, 'sealed');
      const claims = await Promise.all(
        [one, other, one, other].map(({ signOns }) => signOns.claim('sso-anna', 5_000, 6_000)),
      );
      expect(claims.filter(isTaken => isTaken)).toHaveLength(1);
      expect(await other.signOns.claim('sso-anna', 5_999, 7_000)).toBe(false);
      expect(await other.signOns.claim('sso-anna', 6_000, 7_000)).toBe(true);
      await one.signOns.confirm('sso-anna', 6_500, null);
      expect(await one.signOns.claim('sso-anna', 6_501, 8_000)).toBe(true);
    });
  });
  describe('how single sign-on is set up', () => {
    const draft = {
      issuer: 'https://login.example.com/',
      clientId: 'familiar',
      sealedSecret: 'sealed',
      pageUrl: 'https://hotline.example.com/',
      scope: 'openid',
      roleClaim: 'groups',
      roles: [{ role: 'admin', value: 'Änne’s bosses' }],
    } as const;

    test('is what was said last, on every instance, and of several who change it one succeeds', async () => {
      const [one, other] = await openTwo(bench);
      expect(await one.signOnSetUp.read()).toEqual({ number: 0, draft: null, inForce: null });
      const tries = [one, other, one, other].map(({ signOnSetUp }) =>
        signOnSetUp.replace({ draft, inForce: null }, 0),
      );
      expect((await Promise.all(tries)).filter(number => number !== null)).toEqual([1]);
      expect(await other.signOnSetUp.replace({ draft, inForce: draft }, 1)).toBe(2);
      expect(await one.signOnSetUp.read()).toEqual({ number: 2, draft, inForce: draft });
    });

    test('keeps what became of a test until something else is said', async () => {
      const [one, other] = await openTwo(bench);
      expect(await one.signOnSetUp.readTest()).toBeNull();
      await one.signOnSetUp.keepTest('sealed');
      expect(await other.signOnSetUp.readTest()).toBe('sealed');
      await other.signOnSetUp.keepTest(null);
      expect(await one.signOnSetUp.readTest()).toBeNull();
    });
  });
}
