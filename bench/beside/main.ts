// How long calls wait while somebody does something on the page or on the command line, on a lived history. Calls come at a
// constant rate, whether or not they are answered, each with three signed pushes. Between two things they pause: signing takes
// half a core.
//
//   --calls N      how many calls the history has; 100,000
//   --on KIND      sqlite, mysql or postgres; sqlite
//   --only TEXT    only what has this in its name
//   --keep FOLDER  where a history in a file is kept for another time
//   --json FILE    where the figures go besides the table
//   --smoke        small, and fails if anything was not answered
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { openHistory } from '../lived/open-history.ts';
import { wordsOf } from '../lived/words-of.ts';
import { type Product, startProduct } from '../product.ts';
import { readKind } from '../read-kind.ts';
import type { Action } from './action.ts';
import { startCalls } from './calls-process.ts';
import { type Beside, measureBeside, type Pace } from './measure.ts';
import { command, importTable } from './on-the-command-line.ts';
import { eraseHeavyCaller, lookAtEverything, previewSettings, watchTheBoard } from './on-the-page.ts';
import { renderTable } from './render.ts';

const { values } = parseArgs({
  options: {
    calls: { type: 'string' },
    on: { type: 'string', default: 'sqlite' },
    only: { type: 'string', default: '' },
    keep: { type: 'string' },
    json: { type: 'string' },
    smoke: { type: 'boolean', default: false },
  },
});
const kind = readKind(values.on);
const isSmoke = values.smoke;
const idleMs = isSmoke ? 2_000 : 60_000;
const pace: Pace = isSmoke
  ? { perSecond: 5, marginMs: 0, atLeastMs: 100, atMostMs: 30_000 }
  : { perSecond: 30, marginMs: 500, atLeastMs: 4_000, atMostMs: 120_000 };
const lived = { calls: Number(values.calls ?? (isSmoke ? 2_000 : 100_000)), until: Date.now(), seed: 1 };

const folder = await mkdtemp(join(tmpdir(), 'familiar-beside-'));
try {
  const rows = await measureOnHistory();
  console.log(`\n${pace.perSecond} calls a second on ${kind}, ${lived.calls} calls in the history:\n`);
  console.log(renderTable(rows));
  if (values.json !== undefined)
    await writeFile(values.json, JSON.stringify({ kind, calls: lived.calls, pace, rows }));
  if (isSmoke) assertAnswered(rows);
} finally {
  await rm(folder, { recursive: true });
}

async function measureOnHistory(): Promise<Beside[]> {
  const database = await openHistory({ ...lived, kind, keptIn: values.keep ?? null }, folder, console.error);
  try {
    return await measureAll(database.url.href);
  } finally {
    await database.drop();
  }
}

async function measureAll(databaseUrl: string): Promise<Beside[]> {
  await using calls = await startCalls();
  await using product = await startProduct(databaseUrl, folder, calls.publicKeyPem);
  const rows: Beside[] = [];
  const measure = async (action: Action): Promise<Beside> => {
    const row = await measureBeside({ product, calls }, action, pace);
    console.error(`${row.name}: ${row.outcome}; worst ${row.all.worstMs.toFixed(0)} ms`);
    return row;
  };
  // Until the code is compiled, as it is after some minutes.
  await measure(nothing(isSmoke ? 0 : 10_000));
  rows.push(await measure(nothing(idleMs)));
  const actions = (await actionsOn(product)).filter(({ name }) => name.includes(values.only));
  for (const action of actions) rows.push(await measure(action));
  return rows;
}

function nothing(forMs: number): Action {
  return {
    name: 'nothing',
    run: async signal => {
      await wait(forMs, undefined, { signal });
      return '';
    },
  };
}

/** What takes something away comes last. */
async function actionsOn(product: Product): Promise<Action[]> {
  return [
    ...(await lookAtEverything(product, wordsOf(lived))),
    previewSettings(product),
    watchTheBoard(product, isSmoke ? 200 : 5_000),
    await importTable(product, folder, isSmoke ? 200 : 20_000),
    command(product, ['rebuild']),
    eraseHeavyCaller(product),
  ];
}

/** How long anything took proves nothing here, for the machine may be busy. */
function assertAnswered(rows: readonly Beside[]): void {
  const wrong = rows.filter(row => !row.isDone || row.calls === 0 || row.refused + row.failed > 0);
  if (wrong.length > 0) throw new Error(`Not all was answered:\n${renderTable(wrong)}`);
}
