import { setTimeout as wait } from 'node:timers/promises';
import { describe, expect, test } from 'vitest';
import { defaultLimits } from '../../src/http/server.ts';
import { type Flood, requests, signIns, silent, statusOf } from '../support/floods.ts';
import { startTestPage, type TestPage } from '../support/page.ts';
import { pushHeaders } from '../support/signing.ts';
import { pushBody } from '../support/webhook.ts';

const pushes = 20;
const pauseMs = 10;

/** What each push is told that comes on a connection of its own, as sipgate's do, before, during and after a flood. */
async function pushesDuring(page: TestPage, flood: Flood): Promise<readonly (number | string)[]> {
  const flooding = flood(page.port);
  const told: (number | string)[] = [];
  for (let number = 0; number < pushes; number++) {
    const body = pushBody({ callId: `P${number}` });
    told.push(await statusOf(page.port, { method: 'POST', path: '/push', headers: pushHeaders(body), body }));
    await wait(pauseMs);
  }
  const end = await flooding;
  const body = pushBody({ callId: 'LAST' });
  told.push(await statusOf(page.port, { method: 'POST', path: '/push', headers: pushHeaders(body), body }));
  end();
  return told;
}

const answered = Array<number>(pushes + 1).fill(200);
const halfBody =
  'POST /api/session HTTP/1.1\r\nHost: x\r\nContent-Type: application/json\r\nContent-Length: 99\r\n\r\n{"log';

describe('every push is answered', () => {
  test.each<{ while: string; flood: Flood }>([
    { while: '1,010 people with invented logins sign in', flood: signIns(1_010) },
    { while: '1,100 connections say nothing at all', flood: silent(1_100, '') },
    {
      while: '1,100 connections are idle after a question',
      flood: silent(1_100, 'GET /healthz HTTP/1.1\r\nHost: x\r\n\r\n'),
    },
    {
      while: '1,100 connections send half a head',
      flood: silent(1_100, 'GET /api/board HTTP/1.1\r\nHost: x\r\nCookie: a'),
    },
    { while: '1,100 connections send half a body', flood: silent(1_100, halfBody) },
  ])('while $while', async ({ flood }) => {
    await using page = await startTestPage();
    expect(await pushesDuring(page, flood)).toEqual(answered);
  });

  test('while a viewer opens 1,100 streams', async () => {
    await using page = await startTestPage();
    const { cookie } = await page.as('viewer');
    expect(await pushesDuring(page, requests(1_100, { path: '/api/events', headers: { cookie } }))).toEqual(
      answered,
    );
  });

  test('while a viewer asks for 1,100 reports', async () => {
    await using page = await startTestPage();
    const { cookie } = await page.as('viewer');
    expect(
      await pushesDuring(page, requests(1_100, { path: '/api/reports?days=30', headers: { cookie } })),
    ).toEqual(answered);
  });
});

test('a connection that has said nothing does not hold up the stop', async () => {
  const patient = { ...defaultLimits, requestMs: 300_000, headersMs: 300_000, unreadMs: 300_000 };
  const page = await startTestPage({}, undefined, patient);
  const end = await silent(3, '')(page.port);
  await expect.poll(page.connections).toBe(3);
  await page[Symbol.asyncDispose]();
  end();
});
