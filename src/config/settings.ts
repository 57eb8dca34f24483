import { z } from 'zod';
import { account } from './settings/account.ts';
import { calls } from './settings/calls.ts';
import { database } from './settings/database.ts';
import { page } from './settings/page.ts';
import { routing } from './settings/routing.ts';
import { service } from './settings/service.ts';
import { type SettingWords, settingWords } from './settings/setting.ts';

/** In the order of the guides. The first two hold the names of sipgate's tutorial. */
export const settingSections = [account, database, routing, calls, page, service] as const;

/** Every setting that Familiar reads from the environment. */
export const settings = z.object({
  ...account.settings,
  ...database.settings,
  ...routing.settings,
  ...calls.settings,
  ...page.settings,
  ...service.settings,
});

export type Settings = z.infer<typeof settings>;
export type SettingName = keyof Settings;

export const settingNames = Object.keys(settings.shape) as readonly SettingName[];

/** The description of a setting. */
export function wordsOf(name: SettingName): SettingWords {
  const words = settingWords.get(settings.shape[name]);
  if (words === undefined) throw new Error(`Nothing is said of the setting ${name}.`);
  return words;
}

/** Settings whose values never appear in a message. */
export const secretSettings: ReadonlySet<string> = new Set(
  settingNames.filter(name => wordsOf(name).isSecret),
);

/** Settings about routing, in force as long as nothing else is configured. */
export const routingSettings = Object.keys(routing.settings) as readonly SettingName[];
