/** The texts that come with Familiar, in each language, by what they are for. */
export const spokenAnnouncements = [
  'closed',
  'holiday',
  'all-busy',
  'please-hold',
  'please-hold-voicemail',
  'goodbye',
] as const;

/** Announcements that come with Familiar, by name. */
export const builtInAnnouncements = ['chime', 'hold-music', ...spokenAnnouncements] as const;

/** Plays where the hotline names no music of its own. */
export const defaultMusic = 'hold-music';
