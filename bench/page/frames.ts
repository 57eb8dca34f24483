import { setTimeout as pause } from 'node:timers/promises';
import type { Browser, Page } from 'playwright-core';
import { pauseAgent, resumeAgent } from '../../src/app/switchboard/pause-agent.ts';
import { openTab } from '../../test/support/browser.ts';
import { startBenchService } from './service.ts';

export interface Frames {
  readonly changesPerSecond: number;
  readonly frames: number;
  /** Frames that came later than one and a half times the usual. */
  readonly late: number;
  readonly longestMs: number;
  /** Late frames without any change, on the same machine at the same time. */
  readonly lateAtRest: number;
}

/** Draws the board with so many agents while so many of them change in a second. */
export async function measureFrames(
  browser: Browser,
  { agents, changesPerSecond, seconds }: { agents: number; changesPerSecond: number; seconds: number },
): Promise<Frames> {
  await using bench = await startBenchService(agents);
  await using tab = await openTab(browser, { viewport: { width: 1920, height: 1080 } });
  const { page } = tab;
  await page.goto(await bench.signInUrl());
  await page
    .locator('.agent')
    .nth(agents - 1)
    .waitFor({ state: 'attached' });
  const rest = await framesOf(page, seconds);
  const { context } = bench.service;
  const stop = new AbortController();
  let changes = 0;
  const startedAt = performance.now();
  const changing = (async () => {
    for (let index = 0; !stop.signal.aborted; index++) {
      const agentId = context.known.roster.agents[index % agents]?.id ?? '';
      const isOdd = Math.floor(index / agents) % 2 === 1;
      const change = isOdd
        ? resumeAgent(context, agentId, 'bench')
        : pauseAgent(context, { agentId, until: null, reason: '', by: 'bench' });
      await change;
      changes += 1;
      const due = startedAt + (changes * 1000) / changesPerSecond;
      await pause(Math.max(0, due - performance.now()));
    }
  })();
  const busy = await framesOf(page, seconds);
  const elapsed = (performance.now() - startedAt) / 1000;
  stop.abort();
  await changing;
  return {
    changesPerSecond: changes / elapsed,
    frames: busy.length,
    late: lateOf(busy),
    longestMs: Math.max(...busy),
    lateAtRest: lateOf(rest),
  };
}

const usualMs = 1000 / 60;

function lateOf(frames: readonly number[]): number {
  return frames.filter(ms => ms > 1.5 * usualMs).length;
}

/**
 * How long each frame took, in milliseconds. As a text, since it is for a browser and not for this program.
 */
function framesOf(page: Page, seconds: number): Promise<number[]> {
  return page.evaluate<number[]>(`new Promise(resolve => {
    const frames = [];
    let before = performance.now();
    const end = before + ${seconds * 1000};
    const next = now => {
      frames.push(now - before);
      before = now;
      if (now < end) requestAnimationFrame(next);
      else resolve(frames.slice(1));
    };
    requestAnimationFrame(next);
  })`);
}
