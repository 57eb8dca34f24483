import { readdirSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { DemoFaultName } from '../../../src/app/page/demo.ts';
import { createEmptyBeside } from '../../../src/cli/demo/empty-beside.ts';
import { type EmptyRouter, startEmptyRouter } from '../../../src/cli/demo/empty-router.ts';
import type { PageCheck } from '../../../src/http/contract/reports.ts';
import { signInTo, type TestVisitor } from '../../support/page.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const soon = { timeout: 30_000, interval: 200 };

/** What health says of each fault: of which check, and in which words. */
const signs: Readonly<Record<DemoFaultName, readonly [check: string, says: RegExp]>> = {
  'pushes-lost': ['pushes', /sipgate has never called here/],
  'token-refused': ['token', /does not accept/],
  'scope-missing': ['scopes', /devices:read/],
  'too-many-requests': ['token', /rate-limited/],
  'out-of-order': ['presence', /who is reachable is not known/],
  hangs: ['token', /timed-out/],
  garbage: ['token', /unreadable/],
  'not-booked': ['webhook-address', /not booked/],
  'address-changed': ['webhook-address', /another address than ours/],
};

describe('the empty Familiar of the demo', () => {
  let empty: EmptyRouter;
  let admin: TestVisitor;
  beforeAll(async () => {
    empty = await startEmptyRouter();
    admin = await signInTo(empty.service, 'admin');
  }, 60_000);
  afterAll(() => empty.close());

  const checkOf = async (name: string): Promise<PageCheck | undefined> => {
    const { checks } = (await admin.request('GET', '/health')).body;
    return checks.find((check: PageCheck) => check.name === name);
  };
  const letFail = (fault: DemoFaultName, isOn: boolean) =>
    admin.request('POST', '/demo/account', { fault, isOn });

  test('begins without anything, and with what it tells its visitor it can be set up', async () => {
    const { body } = await admin.request('GET', '/connection');
    expect(body.missing).toEqual(['address', 'agents', 'hotline']);
    const account = (await admin.request('GET', '/demo/account')).body;
    expect(account.faults).toEqual([]);
    const token = { id: account.tokenId, token: account.token };
    expect((await admin.request('POST', '/connect/token', token)).body.problem).toBeNull();
    const connection = { basedOn: 0, token, webhookUrl: account.address };
    expect((await admin.request('PUT', '/connection', connection)).status).toBe(200);
    const { revision } = (await admin.request('GET', '/settings')).body;
    const hotlines = [{ name: 'Hotline', numbers: [account.hotline] }];
    expect(
      (await admin.request('PUT', '/settings', { basedOn: revision, sections: { hotlines } })).status,
    ).toBe(200);
    expect(await admin.request('PUT', '/connect/webhook')).toMatchObject({ body: { isRight: true } });
    const { address } = account;
    const { body: report } = await admin.request('POST', '/connect/address', { address });
    expect(report.problems.filter(({ isDoubt }: { isDoubt: boolean }) => !isDoubt)).toEqual([]);
  });

  test.each(Object.entries(signs))(
    'health says of %s at once, and no longer once it is over',
    async (name, [check, says]) => {
      const fault = name as DemoFaultName;
      expect((await letFail(fault, true)).body.faults).toEqual([fault]);
      if (fault === 'pushes-lost') await call();
      await expect.poll(async () => (await checkOf(check))?.sentence.en, soon).toMatch(says);
      expect((await checkOf(check))?.state).not.toBe('ok');
      expect((await letFail(fault, false)).body.faults).toEqual([]);
      if (fault === 'pushes-lost') await call();
      await expect.poll(async () => (await checkOf(check))?.state, soon).toBe('ok');
    },
    60_000,
  );

  test('whoever sets the address again has mended what somebody else has changed', async () => {
    await letFail('address-changed', true);
    expect((await admin.request('PUT', '/connect/webhook')).body.isRight).toBe(true);
    expect((await admin.request('GET', '/demo/account')).body.faults).toEqual([]);
  });

  /** A call by a click, until it has been told or lost. */
  async function call(): Promise<void> {
    const { caller } = (await admin.request('GET', '/demo/account')).body;
    const before = empty.emulator.pushes().length;
    await admin.request('POST', '/demo', { action: 'call', from: caller });
    await expect.poll(() => empty.emulator.pushes().length).toBeGreaterThan(before);
  }
});

test('beside the demo only one is started, and with it goes all that it wrote', async () => {
  const { TMPDIR } = process.env;
  onTestFinished(() => {
    if (TMPDIR === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = TMPDIR;
  });
  const folder = await temporaryFolder();
  process.env['TMPDIR'] = folder;
  const beside = createEmptyBeside();
  const links = await Promise.all([beside.open(), beside.open()]);
  expect(readdirSync(folder)).toHaveLength(1);
  expect(new Set(links.map(link => new URL(link).origin)).size).toBe(1);
  await beside.close();
  expect(readdirSync(folder)).toEqual([]);
}, 60_000);
