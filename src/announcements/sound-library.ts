import type { Language } from '../domain/language.ts';
import type { AnnouncementName } from '../domain/plan.ts';
import type { Announcement } from './announcement.ts';
import type { Announcements } from './load-announcements.ts';

/** Every sound that callers may hear, by name. */
export interface SoundLibrary {
  /** The company's own sound of this name, else the one that ships with Familiar; null: there is none. */
  find(name: AnnouncementName, language: Language): Announcement | null;
  /** The one that ships with Familiar; null: there is none of this name. */
  shipped(name: AnnouncementName, language: Language): Announcement | null;
  /** Sounds that are ready without being made first. */
  atHand(): readonly Announcement[];
  /** Replaces the company's own sounds. */
  replaceOwn(own: ReadonlyMap<AnnouncementName, Announcement>): void;
}

/** @param configured a sound that the environment names, if it names one. */
export function createSoundLibrary(
  shipped: Announcements,
  configured: ReadonlyMap<AnnouncementName, Announcement>,
): SoundLibrary {
  let ownNow: ReadonlyMap<AnnouncementName, Announcement> = new Map();
  return {
    find: (name, language) => ownNow.get(name) ?? configured.get(name) ?? shipped.find(name, language),
    shipped: (name, language) => shipped.find(name, language),
    atHand: () => [...shipped.spoken, ...configured.values(), ...ownNow.values()],
    replaceOwn(own) {
      ownNow = own;
    },
  };
}
