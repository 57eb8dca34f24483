import { readFile } from 'node:fs/promises';
import { type Announcement, toAnnouncement } from './announcement.ts';

/** The sound that the environment names can't be played. */
class AnnouncementError extends Error {
  override readonly name = 'AnnouncementError';
}

/**
 * Reads the file that ANNOUNCEMENT names, and converts it to the format that sipgate plays. Read once at
 * start: sipgate silently plays nothing if the format is wrong.
 *
 * @throws AnnouncementError if it can't be read or is no sound.
 */
export async function readConfiguredSound(file: string): Promise<Announcement> {
  const bytes = await readFile(file).catch((error: Error) => {
    throw new AnnouncementError(`ANNOUNCEMENT names ${file}, which can't be read: ${error.message}.`);
  });
  const converted = await toAnnouncement(bytes);
  if (!converted.ok) throw new AnnouncementError(`ANNOUNCEMENT names ${file}: ${converted.problem.en}`);
  return converted.announcement;
}
