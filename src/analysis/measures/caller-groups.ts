import { draw, purpose, subjectOf } from '../replay/draw.ts';

/**
 * How many groups callers are divided into for the intervals of a report. Sums of groups can be kept by day, unlike
 * those of callers, and say nothing of anybody. With so many, an interval is as wide as over callers, give or take five
 * percent; another 200 replicates move its ends as much.
 */
const groups = 256;

/** The group of a caller: always the same one. */
export function groupOf(caller: string): number {
  return Math.floor(draw(0, subjectOf(caller), purpose.group) * groups);
}
