/** Announcements that come with Familiar, by name. */
export const builtInAnnouncements = [
  'chime',
  'hold-music',
  'closed',
  'holiday',
  'all-busy',
  'please-hold',
  'please-hold-voicemail',
  'goodbye',
] as const;
