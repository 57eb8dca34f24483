// How long pushes wait while somebody floods the page. Each comes on a connection of its own, as sipgate's do; the flood comes
// from another process than Familiar's.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { type Flood, requests, signIns, silent, statusOf } from '../../test/support/floods.ts';
import { makeCorpus, type SignedPush } from '../pushes.ts';

const pushes = 150;
const everyMs = 40;
const connections = 1_100;
const greeting = 'Host: x\r\nContent-Type: application/json\r\n';

const floods: Readonly<Record<string, (token: string) => Flood>> = {
  'no flood': () => async () => () => {},
  'sign-ins with invented logins': () => signIns(connections),
  'connections that say nothing': () => silent(connections, ''),
  'connections idle after a question': () => silent(connections, `GET /healthz HTTP/1.1\r\n${greeting}\r\n`),
  'half a head': () => silent(connections, `GET /api/board HTTP/1.1\r\n${greeting}Cookie: a`),
  'half a body': () =>
    silent(connections, `POST /api/session HTTP/1.1\r\n${greeting}Content-Length: 99\r\n\r\n{`),
  'streams of one viewer': token =>
    requests(connections, { path: '/api/events', headers: { authorization: `Bearer ${token}` } }),
  'reports of one viewer': token =>
    requests(connections, {
      path: '/api/reports?days=366',
      headers: { authorization: `Bearer ${token}` },
    }),
};

interface Started {
  readonly url: string;
  readonly pageUrl: string;
  readonly token: string;
}

const corpus = await makeCorpus(pushes * Object.keys(floods).length * 2, { events: 1 });
for (const [where, pagePort] of [
  ['page and pushes on one port', ''],
  ['the page on a port of its own', '0'],
] as const) {
  const calls = corpus.calls.flat().slice(pagePort === '' ? 0 : corpus.calls.length / 2);
  for (const [name, flood] of Object.entries(floods)) {
    const { worstMs, medianMs, refused } = await measure(pagePort, flood, calls.splice(0, pushes));
    console.log(
      `${where}, ${name}: ${refused} of ${pushes} pushes refused; median ${medianMs.toFixed(0)} ms, worst ${worstMs.toFixed(0)} ms`,
    );
  }
}

/** A new service for each flood, so none suffers from the one before. */
async function measure(pagePort: string, flood: (token: string) => Flood, calls: readonly SignedPush[]) {
  const folder = await mkdtemp(join(tmpdir(), 'familiar-doors-'));
  const script = fileURLToPath(new URL('../servers/doors.ts', import.meta.url));
  const child = fork(script, [corpus.publicKeyPem, folder, pagePort]);
  const ended = once(child, 'exit');
  try {
    const [{ url, pageUrl, token }] = (await once(child, 'message')) as [Started];
    const portOf = (address: string): number => Number(new URL(address).port);
    const flooding = flood(token)(portOf(pageUrl));
    const times: number[] = [];
    let refused = 0;
    for (const { headers, body } of calls) {
      const startedAt = performance.now();
      const status = await statusOf(portOf(url), { method: 'POST', path: '/push', headers, body });
      times.push(performance.now() - startedAt);
      if (status !== 200) refused += 1;
      await wait(everyMs);
    }
    (await flooding)();
    times.sort((one, other) => one - other);
    return { worstMs: times.at(-1) ?? 0, medianMs: times[pushes / 2] ?? 0, refused };
  } finally {
    child.kill('SIGKILL');
    await ended;
    await rm(folder, { recursive: true });
  }
}
