import { type Announcement, describe } from '../../announcements/announcement.ts';
import { musicInPieces, pieceOf } from '../../announcements/pieces.ts';
import type { SoundLibrary } from '../../announcements/sound-library.ts';
import type { AppContext } from '../../app/context.ts';
import type { Language } from '../../domain/language.ts';
import type { AnnouncementShelf } from './announcement-shelf.ts';

/** Where sipgate finds the sounds that the plan names, in the language that callers are spoken to. */
export function soundsByName(
  library: SoundLibrary,
  shelf: AnnouncementShelf,
  languageNow: () => Language,
): Pick<AppContext, 'announcementUrl' | 'pieceUrl' | 'useOwnSounds'> {
  const urlOf = (sound: Announcement | null): string | null =>
    sound === null ? null : (shelf.put(sound)?.href ?? null);
  return {
    announcementUrl: name => urlOf(library.find(name, languageNow())),
    pieceUrl(name, piece) {
      const sound = library.find(name, languageNow());
      return urlOf(sound === null ? null : pieceOf(sound, piece));
    },
    useOwnSounds(wavs, next) {
      library.replaceOwn(new Map([...wavs].map(([name, wav]) => [name, describe(Buffer.from(wav))])));
      // sipgate may fetch from this instance what another one told it to play.
      const greetings = next.hotlines.flatMap(({ greeting }) => greeting ?? []);
      const named = greetings.flatMap(name => library.find(name, next.language) ?? []);
      for (const sound of [...library.atHand(), ...named, ...musicInPieces(library, next)]) shelf.put(sound);
    },
  };
}
