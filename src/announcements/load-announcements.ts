import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Language } from '../acd/reason-phrases.ts';
import { type Announcement, describe } from './announcement.ts';
import { makeChime } from './chime.ts';
import { makeHoldMusic } from './hold-music.ts';

/** The spoken texts that ship with Familiar; what they say is in assets/announcements/texts.json. */
type Spoken = Readonly<
  Record<
    'closed' | 'holiday' | 'all-busy' | 'please-hold' | 'please-hold-voicemail' | 'goodbye',
    Announcement
  >
>;
export type AnnouncementName = keyof Spoken | 'chime' | 'hold-music';

/** What a caller may hear, by name and language. */
export interface Announcements {
  /** Sounds without words are the same in every language. */
  find(name: AnnouncementName, language: Language): Announcement;
  readonly all: readonly Announcement[];
}

/** A file that ships with Familiar is missing. */
class AssetError extends Error {
  override readonly name = 'AssetError';
}

/**
 * Loads the announcements that ship with Familiar, a megabyte, to be kept for as long as it runs. `folder` is where
 * their files lie; by default beside the bundle, or in the checkout.
 *
 * @throws AssetError if a file is missing.
 */
export async function loadAnnouncements(folder: string = assetFolder()): Promise<Announcements> {
  const spoken = {
    en: await loadSpoken(join(folder, 'en')),
    de: await loadSpoken(join(folder, 'de')),
  } satisfies Record<Language, Spoken>;
  const chime = describe(makeChime());
  const music = describe(makeHoldMusic());
  return {
    find: (name, language) =>
      name === 'chime' ? chime : name === 'hold-music' ? music : spoken[language][name],
    all: [chime, music, ...Object.values(spoken.en), ...Object.values(spoken.de)],
  };
}

/** The same, but for those that somebody replaced by a file of their own, whatever the language. */
export function withOwn(
  announcements: Announcements,
  own: ReadonlyMap<AnnouncementName, Announcement>,
): Announcements {
  return {
    find: (name, language) => own.get(name) ?? announcements.find(name, language),
    all: [...announcements.all, ...own.values()],
  };
}

/** `assets` lies beside `dist` with its bundle, and beside `src` with this file's folder. */
function assetFolder(): string {
  const beside = join(import.meta.dirname, '../assets/announcements');
  return existsSync(beside) ? beside : join(import.meta.dirname, '../../assets/announcements');
}

async function loadSpoken(folder: string): Promise<Spoken> {
  const load = async (name: keyof Spoken): Promise<Announcement> => describe(await readAsset(folder, name));
  return {
    closed: await load('closed'),
    holiday: await load('holiday'),
    'all-busy': await load('all-busy'),
    'please-hold': await load('please-hold'),
    'please-hold-voicemail': await load('please-hold-voicemail'),
    goodbye: await load('goodbye'),
  };
}

function readAsset(folder: string, name: string): Promise<Buffer> {
  return readFile(join(folder, `${name}.wav`)).catch((error: Error) => {
    throw new AssetError(`An announcement that ships with Familiar can't be read: ${error.message}.`);
  });
}
