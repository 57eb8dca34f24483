import { readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions } from 'playwright-core';
import { openTab } from '../../test/support/browser.ts';
import { median } from '../median.ts';
import { type BenchService, startBenchService } from './service.ts';

export interface FirstView {
  /** Page, script and style as brotli sends them. */
  readonly kilobytes: number;
  /** From the request until one can type, on a slow phone that has never been here. */
  readonly signInMs: number;
  /** From the request until a signed-in user sees the board, likewise. */
  readonly boardMs: number;
  /** First view of an empty page, for comparison. */
  readonly emptyMs: number;
}

const rounds = 7;
/**
 * A phone as Lighthouse emulates it: a processor four times as slow, 1.6 Mbit/s, 150 ms there and back for
 * each request.
 */
const slowdown = 4;
const network = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };

export async function measureFirstView(browser: Browser): Promise<FirstView> {
  await using bench = await startBenchService(12);
  const { url } = bench.service;
  const state = await signIn(browser, bench);
  const times = { empty: [] as number[], signIn: [] as number[], board: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    times.empty.push(await timeUntil('svg', browser, `${url}/icon.svg`));
    times.signIn.push(await timeUntil('input[name="login"]', browser, url));
    times.board.push(await timeUntil('.agent', browser, `${url}/#/live`, { storageState: state }));
  }
  return {
    kilobytes: await sizeOf('dist/web'),
    signInMs: median(times.signIn),
    boardMs: median(times.board),
    emptyMs: median(times.empty),
  };
}

async function signIn(browser: Browser, bench: BenchService) {
  await using tab = await openTab(browser);
  await tab.page.goto(await bench.signInUrl());
  await tab.page.locator('.agent').first().waitFor();
  return await tab.page.context().storageState();
}

/** Until this can be seen, by the clock of the page, in milliseconds. */
async function timeUntil(
  selector: string,
  browser: Browser,
  url: string,
  options: BrowserContextOptions = {},
): Promise<number> {
  await using tab = await openTab(browser, { viewport: { width: 360, height: 740 }, ...options });
  const { page } = tab;
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', network);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  // Whatever handles input is there as soon as the element is: the page is drawn by its script.
  await page.addInitScript(`new MutationObserver((_, observer) => {
    if (document.querySelector('${selector}') === null) return;
    observer.disconnect();
    requestAnimationFrame(() => setTimeout(() => performance.mark('seen')));
  }).observe(document, { childList: true, subtree: true })`);
  await page.goto(url, { waitUntil: 'commit' });
  return await page.evaluate<number>(`new Promise(resolve => {
    new PerformanceObserver(list => resolve(list.getEntries()[0].startTime)).observe({ type: 'mark', buffered: true });
  })`);
}

/** The page and what it names. */
async function sizeOf(folder: string): Promise<number> {
  const page = await readFile(join(folder, 'index.html'), 'utf8');
  const files = [...page.matchAll(/\.\/(assets\/[^"]+)/g)].map(match => match[1] ?? '');
  const sizes = await Promise.all(
    ['index.html', ...files].map(async file => (await stat(join(folder, `${file}.br`))).size),
  );
  return sizes.reduce((sum, size) => sum + size, 0) / 1000;
}
