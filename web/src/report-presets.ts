/** The periods of reports that have a name, as they stand in the address. */
export const presets = [
  'days=1',
  'span=this-week',
  'span=last-week',
  'span=this-month',
  'span=last-month',
  'days=30',
  'days=90',
  'span=this-year',
  'days=365',
] as const;
export type Preset = (typeof presets)[number];
