import { existsSync } from 'node:fs';
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core';
import { realTime } from './machine.ts';

const executablePath = process.env['CHROMIUM'] ?? '/usr/bin/chromium';

/**
 * Whether there is a Chromium to test with: Debian's, or the one that CHROMIUM names. Where there is none this is said
 * on standard error; with REQUIRE_BROWSER=1 it is an error.
 */
export function hasBrowser(): boolean {
  if (existsSync(executablePath)) return true;
  const problem = `There is no Chromium at ${executablePath}; install it (apt-get install chromium), or name one in CHROMIUM.`;
  if (process.env['REQUIRE_BROWSER'] === '1') throw new Error(problem);
  process.stderr.write(`SKIPPED in a browser: ${problem}\n`);
  return false;
}

/** A browser on the machine's own time, as it does not start with another; pages keep to the time of the service anyway. */
export function openBrowser(): Promise<Browser> {
  return chromium.launch({
    executablePath,
    env: realTime,
    args: [
      '--headless',
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}

let shared: Promise<Browser> | undefined;

/** The browser of all tests in this process, which ends with it: starting one takes longer than most of what they do. */
export function sharedBrowser(): Promise<Browser> {
  shared ??= openBrowser();
  return shared;
}

/** Closes whatever windows a file's tests have left open. */
export async function closeTabs(browser: Browser): Promise<void> {
  for (const context of browser.contexts()) await context.close();
}

export interface Tab extends AsyncDisposable {
  readonly page: Page;
  /** What the page complained about: errors, and whatever the content security policy stopped. */
  readonly complaints: readonly string[];
  /** Every address that was asked for. */
  readonly requests: readonly string[];
}

/** A browser window of its own, without cookies. German unless told otherwise. */
export async function openTab(browser: Browser, options: BrowserContextOptions = {}): Promise<Tab> {
  const context = await browser.newContext({
    locale: 'de-DE',
    viewport: { width: 1280, height: 860 },
    reducedMotion: 'reduce',
    ...options,
  });
  const page = await context.newPage();
  page.setDefaultTimeout(20_000);
  const complaints: string[] = [];
  const requests: string[] = [];
  page.on('pageerror', error => complaints.push(String(error)));
  page.on('console', message => {
    if (message.type() === 'error') complaints.push(`${message.text()} (${message.location().url})`);
  });
  page.on('request', request => requests.push(request.url()));
  return { page, complaints, requests, [Symbol.asyncDispose]: () => context.close() };
}
