import { z } from 'zod';

export interface Text {
  readonly de: string;
  readonly en: string;
}

/** The description of a setting in guides and page, in Markdown without links. */
export interface SettingWords extends Text {
  /** What holds if nothing is set, in words; left out if the type has a default, or nothing holds. */
  readonly ifUnset?: Text;
  /** Its value appears in no message, no log and on no page. */
  readonly isSecret?: true;
  /** The page shows its value to admins alone. */
  readonly isForAdmins?: true;
  /** Known from sipgate's tutorial; new installations should not use it. */
  readonly isObsolete?: true;
}

/** Settings of one subject: a section of the guides. */
export interface Section<S extends z.ZodRawShape> {
  readonly title: Text;
  /** In Markdown, with links from the folder `docs` and, in German, from `docs/de`. */
  readonly intro?: Text;
  readonly settings: S;
}

/** The descriptions of all settings, each registered beside its type. */
export const settingWords = z.registry<SettingWords>();

export function section<S extends z.ZodRawShape>(title: Text, settings: S, intro?: Text): Section<S> {
  return intro === undefined ? { title, settings } : { title, intro, settings };
}
