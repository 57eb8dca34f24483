// How long pushes wait while somebody floods the page. Each comes on a connection of its own, as sipgate's do; Familiar, the flood and
// the pushes each have a process.
import { fork } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import { statusOf } from '../../test/support/floods.ts';
import { makeCorpus, type SignedPush } from '../pushes.ts';
import { floods } from './floods.ts';

const pushes = 100;
const everyMs = 40;
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
  for (const name of Object.keys(floods)) {
    const { worstMs, medianMs, refused } = await measure(pagePort, name, calls.splice(0, pushes));
    console.log(
      `${where}, ${name}: ${refused} of ${pushes} pushes refused; median ${medianMs.toFixed(0)} ms, worst ${worstMs.toFixed(0)} ms`,
    );
  }
}

/** A new service for each flood, so none suffers from the one before. */
async function measure(pagePort: string, name: string, calls: readonly SignedPush[]) {
  const folder = await mkdtemp(join(tmpdir(), 'familiar-doors-'));
  const familiar = start('doors', [corpus.publicKeyPem, folder, pagePort]);
  const [{ url, pageUrl, token }] = (await once(familiar.child, 'message')) as [Started];
  const flood = start('flood', [name, pageUrl, token]);
  try {
    await once(flood.child, 'message');
    const times: number[] = [];
    let refused = 0;
    for (const { headers, body } of calls) {
      const startedAt = performance.now();
      const push = { method: 'POST', path: '/push', headers, body };
      if ((await statusOf(Number(new URL(url).port), push)) !== 200) refused += 1;
      times.push(performance.now() - startedAt);
      await wait(everyMs);
    }
    times.sort((one, other) => one - other);
    return { worstMs: times.at(-1) ?? 0, medianMs: times[pushes / 2] ?? 0, refused };
  } finally {
    for (const { child, ended } of [flood, familiar]) {
      child.kill('SIGKILL');
      await ended;
    }
    await rm(folder, { recursive: true });
  }
}

function start(name: string, args: readonly string[]) {
  const child = fork(fileURLToPath(new URL(`../servers/${name}.ts`, import.meta.url)), args);
  return { child, ended: once(child, 'exit') };
}
