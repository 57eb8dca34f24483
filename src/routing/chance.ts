/**
 * A number in [0, 1) that looks random but belongs to the call id for ever, so that a decision in which chance
 * took part can be replayed. FNV-1a over the id, then MurmurHash3's finaliser to spread the bits.
 */
export function chanceOf(callId: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < callId.length; i++) hash = Math.imul(hash ^ callId.charCodeAt(i), 0x01000193);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}
