/** The default, written down so that a changed one changes no figure unseen. */
export const policy = {
  name: 'familiar',
  halfLifeDays: 90,
  ringFamiliar: 1,
  ringNextFamiliar: 2,
  ringStrangers: 2,
  factor: 0.6,
} as const;
