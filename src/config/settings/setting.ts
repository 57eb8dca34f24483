import { z } from 'zod';

export interface Text {
  readonly de: string;
  readonly en: string;
}

/** What people are told of a setting, in Markdown without links: by the guides and by the page. */
export interface SettingWords extends Text {
  /** What holds where nothing is set, in words; left out where the type has a default, or nothing holds. */
  readonly ifUnset?: Text;
  /** Its value appears in no message, no log and on no page. */
  readonly isSecret?: true;
  /** Known from sipgate's tutorial, and not to be written anew. */
  readonly isObsolete?: true;
}

/** Settings of one subject: a section of the guides. */
export interface Section<S extends z.ZodRawShape> {
  readonly title: Text;
  /** In Markdown, with links from the folder `docs` and, in German, from `docs/de`. */
  readonly intro?: Text;
  readonly settings: S;
}

/** The words of every setting, each put there beside its type. */
export const settingWords = z.registry<SettingWords>();

export function section<S extends z.ZodRawShape>(title: Text, settings: S, intro?: Text): Section<S> {
  return intro === undefined ? { title, settings } : { title, intro, settings };
}
