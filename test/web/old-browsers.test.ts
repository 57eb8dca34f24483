import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { parse } from 'acorn';
import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { issueWallLink } from '../../src/app/access/access.ts';
import { loadPageFiles } from '../../src/http/page/page-files.ts';
import { closeTabs, hasBrowser, openTab, sharedBrowser } from '../support/browser.ts';
import { startTestPage, type TestPage } from '../support/page.ts';
import { type ReverseProxy, startReverseProxy } from '../support/reverse-proxy.ts';

const built = join(import.meta.dirname, '../../dist/web');

async function insides(file: string, tag: string): Promise<readonly string[]> {
  const page = await readFile(join(built, file), 'utf8');
  return [...page.matchAll(new RegExp(`<${tag}>(.*?)</${tag}>`, 'gs'))].map(([, text = '']) => text);
}

describe('by what stands in the built files', () => {
  test('the wall screen is in the language of 2015, in one file', async () => {
    const scripts = await insides('wall.html', 'script');
    expect(scripts).toHaveLength(1);
    for (const script of scripts)
      expect(() => parse(script, { ecmaVersion: 2015, sourceType: 'script' })).not.toThrow();
    const page = await readFile(join(built, 'wall.html'), 'utf8');
    expect(page).not.toMatch(/<script [^>]|<link rel="stylesheet"/);
  });

  test('what tells that a browser is too old is in a language that each understands', async () => {
    const scripts = await insides('index.html', 'script');
    expect(scripts).toHaveLength(1);
    for (const script of scripts)
      expect(() => parse(script, { ecmaVersion: 5, sourceType: 'script' })).not.toThrow();
  });

  test('the wall screen looks the way Chromium 53 can draw', async () => {
    const [style = ''] = await insides('wall.html', 'style');
    expect(style.length).toBeGreaterThan(1_000);
    expect(style).not.toMatch(
      /\b(clamp|min|max|light-dark|color-mix|oklch|oklab|env)\(|:(is|where|has|focus-visible)\b|\binset\b|\bgap:|place-|display:grid|-(inline|block)(-|:)|aspect-ratio|[\d.](dv|sv|lv|rl|ca)[hwp]?\b|@(layer|container|supports|property)|&|accent-color/,
    );
  });
});

/** What browsers have got since Chromium 53, as far as the wall screen might be tempted. */
const gone: Readonly<Record<string, string>> = {
  Object: 'entries values fromEntries hasOwn groupBy getOwnPropertyDescriptors',
  'Array.prototype': 'flat flatMap at findLast findLastIndex toSorted toReversed toSpliced with',
  'String.prototype': 'padStart padEnd trimStart trimEnd matchAll replaceAll at isWellFormed',
  Promise: 'allSettled any withResolvers try',
  'Promise.prototype': 'finally',
  'Element.prototype':
    'append prepend replaceChildren toggleAttribute before after replaceWith checkVisibility',
  'DocumentFragment.prototype': 'append prepend replaceChildren',
  'Document.prototype': 'append prepend replaceChildren startViewTransition',
  'Node.prototype': 'isConnected getRootNode',
  'Intl.DateTimeFormat.prototype': 'formatToParts formatRange',
  'Intl.NumberFormat.prototype': 'formatToParts formatRange',
  Intl: 'PluralRules RelativeTimeFormat ListFormat DisplayNames Segmenter',
  'Response.prototype': 'bytes',
  AbortSignal: 'timeout any abort',
  window: 'queueMicrotask structuredClone AbortController BigInt ResizeObserver WeakRef IntersectionObserver',
};
const takeAway = Object.entries(gone)
  .flatMap(([where, names]) => names.split(' ').map(name => `delete ${where}.${name};`))
  .join('\n');

describe.runIf(hasBrowser())('in a browser', () => {
  let browser: Browser;
  let proxy: ReverseProxy;
  let page: TestPage;
  let secret = '';

  beforeAll(async () => {
    const files = await loadPageFiles(built);
    [browser, page, proxy] = await Promise.all([
      sharedBrowser(),
      startTestPage({ files }),
      startReverseProxy('/phone/'),
    ]);
    proxy.forwardTo(page.url);
    secret = await issueWallLink(page.context, 'test');
  });
  afterAll(async () => {
    await closeTabs(browser);
    for (const one of [proxy, page]) await one[Symbol.asyncDispose]();
  });

  test('the wall screen shows its figures without anything newer than 2016', async () => {
    await using tab = await openTab(browser);
    await tab.page.addInitScript({ content: takeAway });
    await tab.page.goto(`${page.url}/wall.html#${secret}`);
    await tab.page.locator('.today').waitFor();
    expect(await tab.page.evaluate('Object.entries ?? window.AbortController')).toBeUndefined();
    // Noon there is ten in UTC, whatever clock the television has.
    expect(await tab.page.evaluate("document.querySelector('main').textContent")).toMatch(
      /^Hotline12:00warten0längste Wartezeit0\sSek\.klingeln0im Gespräch0frei3beschäftigt0in Pause0nicht da0Anrufe0vor einer Woche 0Angenommen–/,
    );
    expect(tab.complaints).toEqual([]);
    expect(tab.requests.filter(url => !/wall\.html$|\/icon\.svg$|\/api\/wall$/.test(url))).toEqual([]);
  });

  test('the wall screen keeps what it shows while the server is away, marked as old, and goes on after', async () => {
    await using tab = await openTab(browser);
    await tab.page.clock.install();
    await tab.page.goto(`${page.url}/wall.html#${secret}`);
    await tab.page.locator('.today').waitFor();
    await tab.page.route('**/api/wall', route => route.fulfill({ status: 502, body: 'Bad gateway' }));
    await tab.page.clock.runFor(1_500);
    await tab.page.getByText('Keine Verbindung').waitFor();
    expect(await tab.page.locator('main[data-lost] .now').count()).toBe(2);
    await tab.page.unroute('**/api/wall');
    await tab.page.clock.runFor(1_500);
    await tab.page.locator('main:not([data-lost]) .today').waitFor();
  });

  test.each(['no-link', ''])('a link that was never good is said at once: %j', async wrong => {
    await using tab = await openTab(browser, { locale: 'en-GB' });
    await tab.page.goto(`${page.url}/wall.html#${wrong}`);
    await tab.page.getByText('no longer valid').waitFor();
  });

  test('a link as it was made before leads to the wall screen, below a path of a proxy too', async () => {
    await using tab = await openTab(browser);
    await tab.page.goto(`${proxy.url.href}#/wall/${secret}`);
    await tab.page.locator('.today').waitFor();
    expect(tab.page.url()).toBe(new URL(`wall.html#${secret}`, proxy.url).href);
  });

  test('a browser that can not read the page’s script is told that it is too old, and which are not', async () => {
    await using tab = await openTab(browser);
    await tab.page.route('**/assets/*.js', route =>
      route.fulfill({ contentType: 'text/javascript', body: 'class A { #b ::= 1 }' }),
    );
    await tab.page.goto(page.url);
    const told = tab.page.getByRole('alert');
    await told.waitFor();
    expect(await told.textContent()).toMatch(
      /Browser ist zu alt.*Chrome oder Edge ab 123.*browser is too old/s,
    );
  });

  test('a browser whose colours would be wrong is told so, and the page runs', async () => {
    await using tab = await openTab(browser);
    await tab.page.addInitScript({ content: 'CSS.supports = () => false' });
    await tab.page.goto(page.url);
    await tab.page.getByLabel('Benutzername').waitFor();
    await tab.page.getByText('Dieser Browser ist zu alt').waitFor();
  });

  test('a browser of today is told nothing', async () => {
    await using tab = await openTab(browser);
    await tab.page.goto(page.url, { waitUntil: 'load' });
    await tab.page.getByLabel('Benutzername').waitFor();
    expect(await tab.page.getByText('Dieser Browser ist zu alt').isVisible()).toBe(false);
    expect(tab.complaints).toEqual([]);
  });
});
