// Pictures of the page in the demo's company. Without an argument those of the documentation are made anew;
// with a folder, every view in several looks, to be looked at: `npm run screenshots -- FOLDER`. What company is
// shown, and how, can be said: `--company empty` (or large, trouble), `--look 768,dark,en-GB` (several times).
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { BrowserContext } from 'playwright-core';
import { openBrowser, openTab } from '../../test/support/browser.ts';
import { readKind, startCompany } from './company.ts';
import { readLook, type Shot, shotsForReview, shotsOfDocs, usualLooks } from './shots.ts';

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { company: { type: 'string' }, look: { type: 'string', multiple: true } },
});
const [folder] = positionals;
const kind = readKind(values.company);
const looks = values.look?.map(readLook) ?? usualLooks;
const shots = folder === undefined ? shotsOfDocs : shotsForReview(looks, kind === 'usual');
const target = folder ?? join(import.meta.dirname, '../../docs/images');

const browser = await openBrowser();
const company = await startCompany({ kind, isInShadow: folder !== undefined });
try {
  const { page } = await openTab(browser);
  await page.goto(company.pageUrl);
  await page.getByRole('navigation').first().waitFor();
  const storageState = await page.context().storageState();
  for (const shot of shots) await take(shot, storageState);
} finally {
  await browser.close();
  await company.close();
}

type StorageState = Awaited<ReturnType<BrowserContext['storageState']>>;

async function take(shot: Shot, storageState: StorageState): Promise<void> {
  const { name, width, height, colorScheme, locale, isWhole } = shot;
  const viewport = { width, height };
  await using tab = await openTab(browser, { viewport, colorScheme, locale, storageState });
  await tab.page.goto(`${company.service.url}/${shot.address}`);
  await tab.page.locator(shot.shown).first().waitFor();
  await shot.prepare?.(tab.page);
  const isLoaded = tab.page.locator('.loading').first().waitFor({ state: 'detached', timeout: 10_000 });
  await isLoaded.catch(() => console.log('  still loading'));
  const path = join(target, `${name}.png`);
  await tab.page.screenshot({ path, fullPage: isWhole, animations: 'disabled' });
  console.log(path);
  for (const complaint of tab.complaints) console.log(`  ${complaint}`);
}
