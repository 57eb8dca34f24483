// A short film of the page in the demo's company, as an animated picture for the README: somebody who knows an agent calls and
// is put through to them, and the page says why. Needs img2webp, of Debian's package webp.
import { execFile } from 'node:child_process';
import { mkdtemp, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { Page } from 'playwright-core';
import type { Agent } from '../../src/domain/roster.ts';
import type { EmulatedCall } from '../../src/emulator/call.ts';
import type { Board } from '../../src/http/contract/board.ts';
import { openBrowser, openTab } from '../../test/support/browser.ts';
import { startCompany } from './company.ts';

const target = join(import.meta.dirname, '../../docs/images/film.webp');
const viewport = { width: 1180, height: 740 };
/** Of the picture to the page. */
const scale = 0.85;
const mostBytes = 1_000_000;
/** The quality of pictures that change all over; where nothing changes nothing is stored. */
const quality = '70';
/** Between one picture and the next. */
const stepMs = 500;

/** One picture, and for how long it is shown, in milliseconds. */
interface Frame {
  readonly path: string;
  readonly forMs: number;
}

const folder = await mkdtemp(join(tmpdir(), 'familiar-film-'));
const browser = await openBrowser();
const company = await startCompany({ isInShadow: false });
try {
  await using tab = await openTab(browser, {
    viewport,
    deviceScaleFactor: scale,
    locale: 'en-GB',
    colorScheme: 'light',
  });
  const frames = await play(tab.page);
  const pictures = frames.flatMap(({ path, forMs }) => ['-lossy', '-q', quality, '-d', String(forMs), path]);
  await promisify(execFile)('img2webp', ['-loop', '0', '-mixed', ...pictures, '-o', target]);
  const { size } = await stat(target);
  console.log(`${target}: ${frames.length} pictures, ${Math.round(size / 1000)} kB`);
  if (size > mostBytes) throw new Error(`It is larger than ${mostBytes / 1000} kB.`);
} finally {
  await browser.close();
  await company.close();
  await rm(folder, { recursive: true });
}

async function play(page: Page): Promise<readonly Frame[]> {
  const frames: Frame[] = [];
  /** As much time as passes, so whatever counts seconds does. */
  const show = async (seconds: number): Promise<void> => {
    const until = performance.now() + seconds * 1_000;
    do {
      const [path, began] = [join(folder, `${frames.length}.png`), performance.now()];
      await page.evaluate('scrollTo(0, 0)');
      await page.screenshot({ path, animations: 'disabled' });
      await wait(Math.max(0, stepMs - (performance.now() - began)));
      frames.push({ path, forMs: Math.round(performance.now() - began) });
    } while (performance.now() < until);
  };
  const newest = page.locator('.call').first();
  await page.goto(company.pageUrl);
  await newest.waitFor();
  const { agent, regulars } = await freeAgent(page);
  await show(2);

  // Whoever they know best is free.
  company.emulator.phone(agent.dialNumber ?? '').answersAfter(2);
  const first = call(regulars[0]);
  await newest.filter({ hasText: agent.name }).filter({ hasText: 'ringing' }).waitFor();
  await show(1.5);
  await newest.filter({ hasText: 'talking' }).waitFor();
  await show(2);
  await newest.locator('.why').click();
  await newest.locator('.decision').waitFor();
  await show(5);
  await newest.locator('.why').click();

  // And now is talking: whoever knows them too waits for them, for a while.
  call(regulars[1]);
  await newest.filter({ hasText: 'waiting' }).waitFor();
  await show(3.5);
  first.hangUp();
  await newest.filter({ hasText: 'ringing' }).waitFor();
  await show(1.5);
  await newest.filter({ hasText: 'talking' }).waitFor();
  await show(4);
  return frames;
}

function call(from: string | undefined): EmulatedCall {
  const { emulator } = company;
  return emulator.placeCall({
    from: from ?? '',
    to: emulator.company.hotlines[0]?.number ?? '',
    patienceSeconds: 60,
  });
}

/** An agent who is free, and two callers who know them best. */
async function freeAgent(
  page: Page,
): Promise<{ readonly agent: Agent; readonly regulars: readonly string[] }> {
  const { known, store } = company.service.context;
  const board = (await (await page.request.get(`${company.service.url}/api/board`)).json()) as Board;
  const free = new Set(board.agents.filter(one => one.availability === 'available').map(one => one.agentId));
  for (const agent of known.roster.agents.filter(({ id }) => free.has(id))) {
    const found = await store.directory.callersKnownBy([agent.id, ...agent.numbers], 2);
    if (found.length === 2) return { agent, regulars: found.map(({ caller }) => caller) };
  }
  throw new Error('Nobody who is known is free.');
}
