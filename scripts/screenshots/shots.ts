import type { Page } from 'playwright-core';

/** One picture: which view, how it is looked at, and what is done there before. */
export interface Shot {
  /** Of the file, without its ending. */
  readonly name: string;
  readonly address: string;
  /** An element that is there once the view is. */
  readonly shown: string;
  readonly width: number;
  readonly height: number;
  readonly colorScheme: 'light' | 'dark';
  readonly locale: 'de-DE' | 'en-GB';
  /** Whether all of the view is shown, however long it is. */
  readonly isWhole: boolean;
  prepare?(page: Page): Promise<void>;
}

type View = Pick<Shot, 'name' | 'address' | 'shown' | 'prepare'>;

const views: readonly View[] = [
  { name: 'live', address: '#/live', shown: '.call', prepare: openWhy },
  { name: 'connect', address: '#/connect', shown: '.connect-steps', prepare: openTeam },
  { name: 'calls', address: '#/calls', shown: '.call' },
  { name: 'missed', address: '#/missed', shown: '.missed li' },
  { name: 'callers', address: '#/callers', shown: '.callers li' },
  { name: 'caller', address: '#/callers/+493023125001', shown: '.decision' },
  { name: 'agents', address: '#/agents', shown: '.person' },
  { name: 'agent', address: '#/agents/w1', shown: '.absence-form' },
  { name: 'reports', address: '#/reports', shown: '.picture' },
  { name: 'hotlines', address: '#/settings', shown: '.short-facts' },
  { name: 'hotline', address: '#/settings/hotlines/0', shown: '.steps' },
  { name: 'hours', address: '#/settings/hours/Büro', shown: '.month-grid td' },
  { name: 'rules', address: '#/settings/rules', shown: '.rules li' },
  { name: 'rule', address: '#/settings/rules/0', shown: '.rule-form' },
  { name: 'announcements', address: '#/settings/announcements', shown: '.sounds li' },
  { name: 'general', address: '#/settings/general', shown: '.group' },
  { name: 'environment', address: '#/settings/environment', shown: '.environment' },
  { name: 'log', address: '#/settings/log', shown: '.log li' },
  { name: 'review', address: '#/settings/review', shown: '.empty' },
  { name: 'health', address: '#/health', shown: '.facts' },
  { name: 'demo', address: '#/demo', shown: '.phone' },
  { name: 'users', address: '#/users', shown: '.users li' },
  { name: 'account', address: '#/account', shown: 'form' },
  { name: 'audit', address: '#/audit', shown: 'tbody tr' },
];

type Look = Pick<Shot, 'width' | 'height' | 'colorScheme' | 'locale' | 'isWhole'> & {
  readonly suffix: string;
};

export const usualLooks: readonly Look[] = [
  { suffix: 'laptop', width: 1280, height: 1600, colorScheme: 'light', locale: 'de-DE', isWhole: false },
  { suffix: 'phone', width: 360, height: 1500, colorScheme: 'light', locale: 'de-DE', isWhole: false },
  { suffix: 'wide-dark', width: 1920, height: 1400, colorScheme: 'dark', locale: 'en-GB', isWhole: false },
];

/** A look such as `768,dark,en-GB`. Throws an Error that says what would be right. */
export function readLook(text: string): Look {
  const [, width, colorScheme, locale] = /^(\d{3,4}),(light|dark),(de-DE|en-GB)$/.exec(text) ?? [];
  if (width === undefined) throw new Error(`--look is ${text}; something like 768,dark,en-GB is expected.`);
  return {
    suffix: text.replaceAll(',', '-'),
    width: Number(width),
    height: 1500,
    colorScheme: colorScheme === 'dark' ? 'dark' : 'light',
    locale: locale === 'en-GB' ? 'en-GB' : 'de-DE',
    isWhole: false,
  };
}

/**
 * Every view in these looks.
 *
 * @param isUsual whether everything is there that the views show
 */
export function shotsForReview(looks: readonly Look[], isUsual: boolean): readonly Shot[] {
  const shown = isUsual ? views : views.map(({ name, address }) => ({ name, address, shown: 'main' }));
  return looks.flatMap(({ suffix, ...look }) =>
    shown.map(view => ({ ...view, ...look, name: `${view.name}-${suffix}` })),
  );
}

const inReadme = { width: 1280, height: 800, colorScheme: 'light', locale: 'en-GB', isWhole: false } as const;

export const shotsOfDocs: readonly Shot[] = [
  ...['live', 'connect', 'caller', 'agents', 'hours'].map(name => ({ ...viewCalled(name), ...inReadme })),
  { ...viewCalled('reports'), ...inReadme, prepare: scrollToHours },
  {
    ...viewCalled('live'),
    ...inReadme,
    name: 'phone',
    width: 360,
    height: 740,
    colorScheme: 'dark',
    prepare: openCalls,
  },
];

function viewCalled(name: string): View {
  const view = views.find(one => one.name === name);
  if (view === undefined) throw new Error(`There is no view ${name}.`);
  return view;
}

/** The first call explained. */
async function openWhy(page: Page): Promise<void> {
  await page.locator('.call .why').first().click();
  await page.locator('.decision').first().waitFor();
}

/** The assistant at the step that tells of the team. */
async function openTeam(page: Page): Promise<void> {
  await page.locator('.connect-step').nth(2).getByRole('button').click();
  await page.locator('.connect-team li').first().waitFor();
}

/** The live page with the calls on top. */
async function openCalls(page: Page): Promise<void> {
  await openWhy(page);
  await page.locator('.feed').evaluate(feed => {
    feed.scrollIntoView();
  });
}

/** When people call. */
async function scrollToHours(page: Page): Promise<void> {
  await page.locator('.picture', { has: page.locator('.heat') }).evaluate(section => {
    section.scrollIntoView({ block: 'center' });
  });
}
