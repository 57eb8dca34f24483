/**
 * Berlin, Frankfurt, Hamburg, Munich and one mobile network: blocks that the Bundesnetzagentur keeps free for
 * films.
 */
const blocks = ['+493023125', '+496990009', '+494066969', '+498999998', '+4917139200'] as const;

/** A caller's number that belongs to nobody; different for every index from 0 to 499. */
export function fictionalCaller(index: number): string {
  const block = blocks[index % blocks.length];
  const position = Math.floor(index / blocks.length);
  if (block === undefined || position > 99)
    throw new RangeError(`index is ${index}; there are 500 fictional callers, 0 to 499`);
  return block.length === 10
    ? `${block}${String(position).padStart(3, '0')}`
    : `${block}${String(position).padStart(2, '0')}`;
}
