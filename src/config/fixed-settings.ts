import type { RoleOfValue } from '../domain/sign-on-settings.ts';
import { textOfRole } from './oidc-settings.ts';
import {
  routingSettings,
  type SettingName,
  type Settings,
  secretSettings,
  settingNames,
  wordsOf,
} from './settings.ts';

/** One setting of the environment, as people may see it. */
export interface FixedSetting {
  readonly name: string;
  /** Null: it is secret, or not set and without a default. */
  readonly value: string | null;
  readonly state: 'set' | 'default' | 'unset' | 'hidden';
  readonly what: { readonly de: string; readonly en: string };
  /** Whether it is about routing, and so counts only until something is configured. */
  readonly isRouting: boolean;
  /** Whether nobody but admins may see its value. */
  readonly isForAdmins: boolean;
}

/** Every setting with its value in force. @param given the settings that are set and not empty. */
export function fixedSettings(
  given: Readonly<Record<string, string | undefined>>,
  settings: Settings,
): readonly FixedSetting[] {
  return settingNames.map(name => {
    const { de, en, isForAdmins = false } = wordsOf(name);
    const what = { de: asPlainText(de), en: asPlainText(en) };
    const isSet = given[name] !== undefined;
    const isHidden = isSet && secretSettings.has(name);
    const value = isHidden ? null : valueText(settings[name]);
    const state = isHidden ? 'hidden' : isSet ? 'set' : value === null ? 'unset' : 'default';
    return { name, value, state, what, isRouting: routingSettings.includes(name), isForAdmins };
  });
}

function asPlainText(markdown: string): string {
  return markdown.replaceAll('`', '');
}

/** A value as one would write it in the environment; null: none. */
export function valueText(value: Settings[SettingName]): string | null {
  if (value === undefined || value === null) return null;
  if (value instanceof URL) return withoutSecrets(value);
  return Array.isArray(value) ? value.map(textOfItem).join(', ') : String(value);
}

/** Roles are written as `admin=hotline-admins`. */
function textOfItem(item: string | RoleOfValue): string {
  return typeof item === 'string' ? item : textOfRole(item);
}

/** A URL's query may be secret. */
function withoutSecrets(url: URL): string {
  const query = url.search === '' ? '' : '?…';
  return `${url.protocol}//${url.host}${url.pathname}${query}`;
}
