import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Browser, BrowserContextOptions, Locator, Page } from 'playwright-core';
import { expect, onTestFinished } from 'vitest';
import { addUser, issueSetUpLink, issueSignInLink } from '../../src/app/access/access.ts';
import { freePort } from '../../src/cli/demo/free-port.ts';
import { readConfig } from '../../src/config/read-config.ts';
import { startEmulator } from '../../src/emulator/emulator.ts';
import type { EmulatorOptions } from '../../src/emulator/options.ts';
import { type Service, startService } from '../../src/service.ts';
import { createTestLog } from './app.ts';
import { openTab } from './browser.ts';
import { emulatorKeyPem } from './hotline.ts';
import { signInTo } from './page.ts';
import { temporaryFolder } from './temporary-folder.ts';

/** A Familiar of which nobody has told anything, beside an emulated sipgate; its database lies in a file. */
export async function startEmpty(
  options: EmulatorOptions = {},
  environment: Readonly<Record<string, string>> = {},
) {
  const emulator = await startEmulator({ privateKeyPem: emulatorKeyPem, speed: 100, ...options });
  onTestFinished(() => emulator.close());
  const folder = await temporaryFolder();
  const publicKeyFile = join(folder, 'key.pem');
  await writeFile(publicKeyFile, emulator.publicKeyPem);
  const port = await freePort();
  const start = async (): Promise<Service> => {
    const read = readConfig({
      PORT: String(port),
      DATABASE_URL: `sqlite:${folder}/familiar.db`,
      SPOOL_FILE: join(folder, 'familiar.spool'),
      SIPGATE_API_URL: emulator.apiUrl,
      SIPGATE_PUBLIC_KEY_FILE: publicKeyFile,
      ANSWER_BUDGET_MS: '5000',
      ...environment,
    });
    if (!read.ok) throw new Error(read.problems.join('\n'));
    const started = await startService(read.config, { log: createTestLog() });
    onTestFinished(() => started.close());
    return started;
  };
  const service = await start();
  /** As after the computer was switched off and on. */
  const restart = async (): Promise<Service> => {
    await service.close();
    return start();
  };
  return { emulator, service, restart };
}

/** The same with the link by which the first user is made. */
export async function startToSetUp(...asked: Parameters<typeof startEmpty>) {
  const { emulator, service } = await startEmpty(...asked);
  const link = `${service.url}/#/set-up/${await issueSetUpLink(service.context)}`;
  return { emulator, service, link, address: `${service.url}/push-4f1c` };
}

/** The same with a first user, who can give what connects it. */
export async function startBeside(options: EmulatorOptions = {}) {
  const { emulator, service, restart } = await startEmpty(options);
  const admin = await signInTo(service, 'admin');
  /** Gives what connects it, as the page would. */
  const connect = async (change: object): Promise<void> => {
    const { number } = (await admin.request('GET', '/connection')).body;
    const { status, body } = await admin.request('PUT', '/connection', { basedOn: number, ...change });
    if (status !== 200) throw new Error(JSON.stringify(body));
  };
  const token = { id: emulator.tokenId, token: emulator.token };
  return { emulator, service, admin, connect, restart, token, address: `${service.url}/push-4f1c` };
}

/** A number of the company's own as its hotline. */
export async function setHotline({
  admin,
  emulator,
}: Pick<Awaited<ReturnType<typeof startBeside>>, 'admin' | 'emulator'>): Promise<void> {
  const { revision, document } = (await admin.request('GET', '/settings')).body;
  const [hotline] = document.hotlines;
  const hotlines = [{ ...hotline, numbers: [emulator.company.hotlines[0]?.number] }];
  const { status, body } = await admin.request('PUT', '/settings', {
    basedOn: revision,
    sections: { hotlines },
  });
  if (status !== 200) throw new Error(JSON.stringify(body));
}

/** The assistant in a window of its own. */
export async function openAssistant(
  browser: Browser,
  { context, url }: Service,
  options: BrowserContextOptions = {},
) {
  const login = `chefin-${Math.random()}`;
  const user = await addUser(context, { login, password: null, role: 'admin', agentId: null });
  if (user === null) throw new Error(`There is a ${login} already.`);
  const tab = await openTab(browser, options);
  const { page } = tab;
  await page.goto(`${url}/#/enter/${await issueSignInLink(context, user)}`);
  await page.locator('.shell').waitFor();
  await page.goto(`${url}/#/connect`);
  await page.locator('.connect-steps').waitFor();
  /** A step by its title. */
  const step = (title: string): Locator => page.getByRole('region', { name: title }).first();
  /** The same, open. */
  const open = async (title: string): Promise<Locator> => {
    await openStep(step(title));
    return step(title);
  };
  return { ...tab, page, step, open };
}

/** Opens a step, which may open by itself at that very moment. */
export async function openStep(step: Locator): Promise<void> {
  const button = step.locator('.connect-head').getByRole('button');
  const body = step.locator('.connect-body').first();
  await expect
    .poll(
      async () => {
        if ((await button.count()) > 0) await button.click({ timeout: 1_000 }).catch(() => {});
        return body.isVisible();
      },
      { timeout: 20_000 },
    )
    .toBe(true);
}

/** Clicks, counted; filling in a field is one too. */
export function walkOn(page: Page) {
  const walk = {
    page,
    clicks: 0,
    async click(what: Locator): Promise<void> {
      walk.clicks++;
      await what.click();
    },
    async fill(what: Locator, text: string): Promise<void> {
      walk.clicks++;
      await what.fill(text);
    },
    /** A step by its title. */
    step: (title: string) => page.getByRole('region', { name: title }),
  };
  return walk;
}

/** Becomes the first user by a link, and is at the assistant. */
export async function enterAsFirst(page: Page, link: string, isGerman = true): Promise<void> {
  await page.goto(link);
  await page.getByLabel(isGerman ? 'Benutzername' : 'User name').fill('chefin');
  await page.getByLabel(isGerman ? 'Passwort' : 'Password').fill('lange Leitung am Montag');
  await page.getByRole('button', { name: isGerman ? 'Zugang anlegen' : 'Create user' }).click();
}
