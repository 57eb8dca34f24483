// How fast the page is: frames while the board changes, views over a long history, and the first view on a
// slow phone.
import { openBrowser } from '../../test/support/browser.ts';
import { measureFirstView } from './first-view.ts';
import { measureFrames } from './frames.ts';
import { measureViews } from './views.ts';

const large = Number(process.argv[2] ?? 1_000_000);
const browser = await openBrowser();
try {
  const first = await measureFirstView(browser);
  const times = (ms: number): string =>
    `${ms.toFixed(0)} ms, ${(ms / first.emptyMs).toFixed(1)} times an empty page`;
  console.log(
    `first view (at most 100 kB): ${first.kilobytes.toFixed(1)} kB; on a slow phone (at most 1000 ms) one can sign in ` +
      `after ${times(first.signInMs)}; the board is there after ${times(first.boardMs)}; an empty page takes ${first.emptyMs.toFixed(0)} ms`,
  );
  const frames = await measureFrames(browser, { agents: 200, changesPerSecond: 50, seconds: 8 });
  console.log(
    `board of 200 agents at ${frames.changesPerSecond.toFixed(0)} changes/s: ${frames.late} of ${frames.frames} frames late ` +
      `(${frames.lateAtRest} at rest), the longest ${frames.longestMs.toFixed(0)} ms`,
  );
} finally {
  await browser.close();
}
for (const { view, smallMs, largeMs } of await measureViews(10_000, large))
  console.log(
    `${view} with ${large} calls against 10000 (at most 2): ${largeMs.toFixed(1)} ms / ${smallMs.toFixed(1)} ms = ${(largeMs / smallMs).toFixed(2)}`,
  );
