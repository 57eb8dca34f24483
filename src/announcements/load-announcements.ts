import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { spokenAnnouncements } from '../domain/built-in-announcements.ts';
import type { Language } from '../domain/language.ts';
import type { AnnouncementName } from '../domain/plan.ts';
import { type Announcement, describe } from './announcement.ts';
import { makeChime } from './chime.ts';
import { makeHoldMusic } from './hold-music.ts';

/** The shipped announcements, by name and language. Their texts are in assets/announcements/texts.json. */
export interface Announcements {
  /** Sounds without words are the same in every language. Null: there is none of this name. */
  find(name: AnnouncementName, language: Language): Announcement | null;
  /** Those read from files. The others take a while to make, and are made when first asked for. */
  readonly spoken: readonly Announcement[];
}

/** A file that ships with Familiar is missing. */
class AssetError extends Error {
  override readonly name = 'AssetError';
}

/**
 * Loads the announcements that ship with Familiar, a megabyte, to be kept for as long as it runs. `folder` is
 * where their files lie; by default beside the bundle, or in the checkout.
 *
 * @throws AssetError if a file is missing.
 */
export async function loadAnnouncements(folder: string = assetFolder()): Promise<Announcements> {
  const spoken = { en: await loadSpoken(join(folder, 'en')), de: await loadSpoken(join(folder, 'de')) };
  const wordless = new Map([
    ['chime', once(makeChime)],
    ['hold-music', once(makeHoldMusic)],
  ]);
  return {
    find: (name, language) => wordless.get(name)?.() ?? spoken[language].get(name) ?? null,
    spoken: [spoken.en, spoken.de].flatMap(sounds => [...sounds.values()]),
  };
}

function once(make: () => Buffer): () => Announcement {
  let made: Announcement | null = null;
  return () => {
    made ??= describe(make());
    return made;
  };
}

/** `assets` lies beside `dist` with its bundle, and beside `src` with this file's folder. */
function assetFolder(): string {
  const beside = join(import.meta.dirname, '../assets/announcements');
  return existsSync(beside) ? beside : join(import.meta.dirname, '../../assets/announcements');
}

async function loadSpoken(folder: string): Promise<ReadonlyMap<AnnouncementName, Announcement>> {
  const load = async (name: AnnouncementName): Promise<[AnnouncementName, Announcement]> => [
    name,
    describe(await readAsset(folder, name)),
  ];
  return new Map(await Promise.all(spokenAnnouncements.map(load)));
}

function readAsset(folder: string, name: string): Promise<Buffer> {
  return readFile(join(folder, `${name}.wav`)).catch((error: Error) => {
    throw new AssetError(`An announcement that ships with Familiar can't be read: ${error.message}.`);
  });
}
