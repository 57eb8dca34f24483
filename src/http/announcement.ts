import { readFile } from 'node:fs/promises';
import { type Announcement, describe } from '../announcements/announcement.ts';
import { makeChime } from '../announcements/chime.ts';
import { checkWav } from '../sipgate/wav.ts';

/** Which sound is played to a caller while the agent's phone is about to ring. */
export type AnnouncementChoice =
  | { readonly kind: 'chime' }
  | { readonly kind: 'none' }
  | { readonly kind: 'file'; readonly file: string };

/** The configured announcement can't be played. */
class AnnouncementError extends Error {
  override readonly name = 'AnnouncementError';
}

/**
 * The sound to play, or null for none. Read once at start, since sipgate plays nothing at all if it is not as
 * it must be, and tells nobody.
 *
 * @throws AnnouncementError if the file can't be read or is not mono 16-bit PCM at 8 kHz.
 */
export async function loadAnnouncement(choice: AnnouncementChoice): Promise<Announcement | null> {
  if (choice.kind === 'none') return null;
  if (choice.kind === 'chime') return describe(makeChime());
  const bytes = await readFile(choice.file).catch((error: Error) => {
    throw new AnnouncementError(`ANNOUNCEMENT names ${choice.file}, which can't be read: ${error.message}.`);
  });
  const checked = checkWav(bytes);
  if (!checked.ok) throw new AnnouncementError(`ANNOUNCEMENT names ${choice.file}: ${checked.problem}`);
  return describe(bytes);
}
