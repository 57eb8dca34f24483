import { type RoleOfValue, textOfRole } from './oidc-settings.ts';
import {
  routingSettings,
  type SettingName,
  type Settings,
  secretSettings,
  settingNames,
  wordsOf,
} from './settings.ts';

/** What the environment says of one setting, as people may see it. */
export interface FixedSetting {
  readonly name: string;
  /** Null: it is secret, or not set and without a default. */
  readonly value: string | null;
  readonly state: 'set' | 'default' | 'unset' | 'hidden';
  readonly what: { readonly de: string; readonly en: string };
  /** Whether it says how calls are routed, which counts only until something is configured. */
  readonly isRouting: boolean;
}

/** Every setting with what is in force. @param given what was set, without what is empty. */
export function fixedSettings(
  given: Readonly<Record<string, string | undefined>>,
  settings: Settings,
): readonly FixedSetting[] {
  return settingNames.map(name => {
    const { de, en } = wordsOf(name);
    const what = { de: asPlainText(de), en: asPlainText(en) };
    const isSet = given[name] !== undefined;
    const isHidden = isSet && secretSettings.has(name);
    const value = isHidden ? null : valueText(settings[name]);
    const state = isHidden ? 'hidden' : isSet ? 'set' : value === null ? 'unset' : 'default';
    return { name, value, state, what, isRouting: routingSettings.includes(name) };
  });
}

function asPlainText(markdown: string): string {
  return markdown.replaceAll('`', '');
}

/** As somebody would write it; null: nothing. */
export function valueText(value: Settings[SettingName]): string | null {
  if (value === undefined || value === null) return null;
  if (value instanceof URL) return withoutSecrets(value);
  return Array.isArray(value) ? value.map(textOfItem).join(', ') : String(value);
}

/** A role goes by whoever has it: `admin=hotline-admins`. */
function textOfItem(item: string | RoleOfValue): string {
  return typeof item === 'string' ? item : textOfRole(item);
}

/** What a URL carries behind its path may be known to few. */
function withoutSecrets(url: URL): string {
  const query = url.search === '' ? '' : '?…';
  return `${url.protocol}//${url.host}${url.pathname}${query}`;
}
