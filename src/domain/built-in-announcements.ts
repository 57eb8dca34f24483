/** The spoken announcements that ship with Familiar, in each language, by purpose. */
export const spokenAnnouncements = [
  'closed',
  'holiday',
  'all-busy',
  'please-hold',
  'please-hold-voicemail',
  'please-hold-callback',
  'callback-offer',
  'callback-promised',
  'goodbye',
] as const;

/** Offers a callback at once; says that it is promised. */
export const callbackSounds = { offer: 'callback-offer', promised: 'callback-promised' } as const;

/** The announcements that ship with Familiar, by name. */
export const builtInAnnouncements = ['chime', 'hold-music', ...spokenAnnouncements] as const;

/** Plays where the hotline names no music of its own. */
export const defaultMusic = 'hold-music';
