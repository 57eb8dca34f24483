/** Ticks of an axis from 0 to `most` or a little more, in steps that people count in. */
export function ticksUpTo(most: number): readonly number[] {
  const least = Math.max(most, 1) / 4;
  const unit = 10 ** Math.max(0, Math.floor(Math.log10(least)));
  const step = [unit, 2 * unit, 5 * unit, 10 * unit].find(one => one >= least) ?? 10 * unit;
  return Array.from({ length: Math.ceil(Math.max(most, 1) / step) + 1 }, (_, index) => index * step);
}
