// Whether what the page shows takes longer with a long history: every GET of the API's document, and the list of calls by each
// of its filters, asked in turns of a service with a million lived calls and of one with ten thousand.
//
//   --calls N      how many the long history has; 1,000,000
//   --on KIND      sqlite, mysql or postgres; sqlite
//   --keep FOLDER  where histories in a file are kept for another time
//   --rounds N     how often each is asked; 9
import { generateKeyPairSync } from 'node:crypto';
import { mkdir, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Action } from '../beside/action.ts';
import { lookAt, lookAtEverything } from '../beside/on-the-page.ts';
import { openHistory } from '../lived/open-history.ts';
import { wordsOf } from '../lived/words-of.ts';
import { median } from '../median.ts';
import { type Product, startProduct } from '../product.ts';
import { readKind } from '../read-kind.ts';

const { values } = parseArgs({
  options: {
    calls: { type: 'string', default: '1000000' },
    on: { type: 'string', default: 'sqlite' },
    keep: { type: 'string' },
    rounds: { type: 'string', default: '9' },
  },
});
const kind = readKind(values.on);
const long = Number(values.calls);
const short = Math.round(long / 100);
const until = Date.now();
const never = new AbortController().signal;

const folder = await mkdtemp(join(tmpdir(), 'familiar-views-'));
try {
  await using shortOne = await startOn(short);
  await using longOne = await startOn(long);
  const [few, many] = [await viewsOf(shortOne.product, short), await viewsOf(longOne.product, long)];
  console.log(`On ${kind}, the median of ${values.rounds}, and the slowest:\n`);
  console.log(`| view | ${short} calls | ${long} calls | ratio | slowest | |`);
  console.log('|---|--:|--:|--:|--:|---|');
  for (const [index, view] of many.entries()) {
    const other = few[index];
    if (other === undefined) continue;
    const [fewMs, manyMs, said] = await takeTurns(other, view);
    const cells = [median(fewMs), median(manyMs)].map(ms => `${ms.toFixed(1)} ms`);
    const ratio = (median(manyMs) / median(fewMs)).toFixed(1);
    console.log(
      `| \`${view.name}\` | ${cells.join(' | ')} | ${ratio} | ${Math.max(...manyMs).toFixed(0)} ms | ${said} |`,
    );
  }
} finally {
  await rm(folder, { recursive: true });
}

async function startOn(calls: number): Promise<AsyncDisposable & { readonly product: Product }> {
  const own = join(folder, String(calls));
  await mkdir(own);
  const history = { kind, calls, until, seed: 1, keptIn: values.keep ?? null };
  const database = await openHistory(history, own, console.error);
  const { publicKey } = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const publicKeyPem = publicKey.export({ type: 'spki', format: 'pem' });
  const product = await startProduct(database.url.href, own, publicKeyPem.toString());
  return {
    product,
    [Symbol.asyncDispose]: async () => {
      await product[Symbol.asyncDispose]();
      await database.drop();
    },
  };
}

async function viewsOf(product: Product, calls: number): Promise<readonly Action[]> {
  const words = wordsOf({ calls, until, seed: 1 });
  const filters = [
    '',
    '?countedAs=missed',
    '?countedAs=familiar',
    '?kind=outgoing',
    '?rule=fixed-agent',
    `?search=${encodeURIComponent(words.number)}`,
    '?search=nobody',
    '?days=30',
  ];
  return [
    ...(await lookAtEverything(product, words)),
    ...filters.map(filter => lookAt(product, `/calls${filter}`)),
  ];
}

/** How long either took each time, in milliseconds, and what the second said. */
async function takeTurns(few: Action, many: Action): Promise<[number[], number[], string]> {
  const fewMs: number[] = [];
  const manyMs: number[] = [];
  let said = '';
  // The first time is not counted.
  for (let round = 0; round <= Number(values.rounds); round++)
    for (const [{ run }, taken] of [
      [few, fewMs],
      [many, manyMs],
    ] as const) {
      const from = performance.now();
      said = await run(never).catch(String);
      if (round > 0) taken.push(performance.now() - from);
    }
  return [fewMs, manyMs, said];
}
