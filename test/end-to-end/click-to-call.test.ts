import { expect, test } from 'vitest';
import { addUser, issueToken } from '../../src/app/access/access.ts';
import { type Hotline, startHotline } from '../support/hotline.ts';

const customer = '+491713920001';

async function asAgent({ service }: Hotline, isAgent = true) {
  const agentId = isAgent ? (service.context.known.roster.agents[0]?.id ?? null) : null;
  const user = await addUser(service.context, {
    login: `anna-${isAgent}`,
    password: null,
    role: 'supervisor',
    agentId,
  });
  const token = user === null ? '' : await issueToken(service.context, user, 'test');
  return async (method: 'GET' | 'POST', to?: string) => {
    const response = await fetch(`${service.url}/api/dial`, {
      method,
      headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' },
      ...(to === undefined ? {} : { body: JSON.stringify({ to }) }),
    });
    return { status: response.status, body: (await response.json()) as Record<string, unknown> };
  };
}

const tokenWith = (...scopes: string[]) => ({ tokenId: 'token-A', token: 'secret', userId: 'w0', scopes });
const reading = ['users:read', 'devices:read', 'numbers:read', 'phonelines:read', 'channels:read'];

test.each([
  ['a classic account', {}],
  ['a neo account', { flavour: 'neo', tokens: [tokenWith('all')] }],
] as const)(
  'on %s a click rings the own phone and then the caller, as a call of this agent',
  async (_, emulator) => {
    const hotline = await startHotline({ emulator });
    await hotline.call(customer, { patienceSeconds: 1 });
    const dial = await asAgent(hotline);
    expect((await dial('GET')).body).toEqual({ canDial: true, why: null });
    expect(await dial('POST', customer)).toEqual({ status: 200, body: { done: true } });
    await expect
      .poll(async () =>
        (await hotline.history()).map(({ call }) => [call.kind, call.caller, call.callingAgentId]),
      )
      .toContainEqual(['outgoing', customer, hotline.service.context.known.roster.agents[0]?.id]);
  },
);

test('asking whether it can be done calls nobody', async () => {
  const hotline = await startHotline();
  const dial = await asAgent(hotline);
  await dial('GET');
  expect(hotline.emulator.calls()).toEqual([]);
  expect(await hotline.history()).toEqual([]);
});

test('only whoever has called is called back: the account pays for it', async () => {
  const dial = await asAgent(await startHotline());
  expect((await dial('POST', '+499001234567')).status).toBe(404);
  expect((await dial('POST', 'everybody')).status).toBe(400);
});

test('who is no agent is told that no phone would ring', async () => {
  const dial = await asAgent(await startHotline(), false);
  const { body } = await dial('GET');
  expect(body).toMatchObject({
    canDial: false,
    why: { en: expect.stringContaining('your user is not linked to an agent') },
  });
});

test('where the scope is missing there is no button, and the page says why', async () => {
  const hotline = await startHotline({ emulator: { tokens: [tokenWith(...reading)] } });
  const dial = await asAgent(hotline);
  const { body } = await dial('GET');
  const why = { en: expect.stringContaining('sessions:calls:write') };
  expect(body).toMatchObject({ canDial: false, why });
  expect(await dial('POST', customer)).toMatchObject({ status: 409, body: { code: 'cannot-dial' } });
});
