import { readdir, stat } from 'node:fs/promises';
import type { Browser, Page } from 'playwright-core';
import { openTab } from '../../test/support/browser.ts';
import { median } from '../median.ts';
import { startBenchService } from './service.ts';

export interface FirstView {
  /** Page, script and style as brotli sends them. */
  readonly kilobytes: number;
  /** From the request until one can type, on a slow phone. */
  readonly interactiveMs: number;
  /** The same for a page with nothing on it. */
  readonly emptyMs: number;
}

const rounds = 5;
/** As Lighthouse has a phone: a processor four times as slow, 1.6 Mbit/s, 150 ms there and back. */
const slowdown = 4;
const network = { offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 93_750 };

export async function measureFirstView(browser: Browser): Promise<FirstView> {
  await using bench = await startBenchService(12);
  const { url } = bench.service;
  const times = { interactive: [] as number[], empty: [] as number[] };
  for (let round = 0; round < rounds; round++) {
    times.empty.push(await timeOf(browser, page => page.goto(`${url}/icon.svg`)));
    times.interactive.push(
      await timeOf(browser, async page => {
        await page.goto(url, { waitUntil: 'commit' });
        await page.locator('input[name="login"]').waitFor();
      }),
    );
  }
  return {
    kilobytes: await sizeOf('dist/web'),
    interactiveMs: median(times.interactive),
    emptyMs: median(times.empty),
  };
}

async function timeOf(browser: Browser, visit: (page: Page) => Promise<unknown>): Promise<number> {
  await using tab = await openTab(browser, { viewport: { width: 360, height: 740 } });
  const session = await tab.page.context().newCDPSession(tab.page);
  await session.send('Network.enable');
  await session.send('Network.emulateNetworkConditions', network);
  await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
  const startedAt = performance.now();
  await visit(tab.page);
  return performance.now() - startedAt;
}

async function sizeOf(folder: string): Promise<number> {
  const files = (await readdir(folder, { recursive: true })).filter(file =>
    /\.(html|js|css)\.br$/.test(file),
  );
  const sizes = await Promise.all(files.map(async file => (await stat(`${folder}/${file}`)).size));
  return sizes.reduce((sum, size) => sum + size, 0) / 1000;
}
