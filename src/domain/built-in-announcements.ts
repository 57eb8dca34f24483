/** The spoken announcements that ship with Familiar, in each language, by purpose. */
export const spokenAnnouncements = [
  'closed',
  'holiday',
  'all-busy',
  'please-hold',
  'please-hold-voicemail',
  'goodbye',
] as const;

/** The announcements that ship with Familiar, by name. */
export const builtInAnnouncements = ['chime', 'hold-music', ...spokenAnnouncements] as const;

/** Plays where the hotline names no music of its own. */
export const defaultMusic = 'hold-music';
