/** The default policy, spelled out here: a change of the default must not change figures unnoticed. */
export const policy = {
  name: 'familiar',
  halfLifeDays: 90,
  ringFamiliar: 1,
  ringNextFamiliar: 2,
  ringStrangers: 2,
  factor: 0.6,
} as const;
