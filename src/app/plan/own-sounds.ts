import { builtInAnnouncements } from '../../domain/built-in-announcements.ts';
import type { Language } from '../../domain/language.ts';
import type { AnnouncementName } from '../../domain/plan.ts';
import { announcementsIn } from '../../plan/announcement-references.ts';
import type { PlanDocument } from '../../plan/document.ts';
import type { PlanStore } from '../ports/plan.ts';

/**
 * The WAV files of the company's own sounds that may be played: those that the document names, and those that
 * replace one of Familiar's. In the document's language, or in another if there is none.
 */
export async function readOwnSounds(
  store: PlanStore,
  document: PlanDocument,
  language: Language,
): Promise<ReadonlyMap<AnnouncementName, Uint8Array>> {
  const named = announcementsIn(document).map(({ name }) => name);
  const wanted = new Set<string>([...named, ...builtInAnnouncements]);
  const own = (await store.listAnnouncements()).filter(({ name }) => wanted.has(name));
  const wavs = new Map<AnnouncementName, Uint8Array>();
  for (const sound of own) {
    if (sound.language !== language && wavs.has(sound.name)) continue;
    const wav = await store.readAnnouncement(sound.name, sound.language);
    if (wav !== null) wavs.set(sound.name, wav);
  }
  return wavs;
}
