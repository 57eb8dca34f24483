import { expect, test } from 'vitest';
import { createCallControl } from '../../src/sipgate/call-control.ts';
import { phone } from '../support/builders.ts';
import { forbidden, startSipgate } from './sipgate-server.ts';

const anna = phone('+493023125001');
const { signal } = new AbortController();

function controlOf({ apiUrl }: { readonly apiUrl: string }) {
  return createCallControl({ apiUrl, tokenId: 'id', token: 'secret', timeoutMs: 5_000 });
}

test('a call that is over, or can not be moved, is told', async () => {
  await using sipgate = await startSipgate({});
  const transfer = controlOf(sipgate).transfer('a/b', anna, signal);
  await expect(transfer).rejects.toMatchObject({ problem: 'not-found', status: 404 });
  expect(sipgate.requests).toEqual(['/calls/a%2Fb/transfer']);
});

test('a token without the scope for it is told which', async () => {
  await using sipgate = await startSipgate({ '/calls/A/transfer': forbidden });
  await expect(controlOf(sipgate).transfer('A', anna, signal)).rejects.toThrow('rtcm:write');
});

test('an empty answer is a success', async () => {
  await using sipgate = await startSipgate({ '/calls/A/transfer': { status: 204, text: '' } });
  await expect(controlOf(sipgate).transfer('A', anna, signal)).resolves.toBeUndefined();
});
