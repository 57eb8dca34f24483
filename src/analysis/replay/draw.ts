/**
 * What a draw is for. A draw depends on its arguments and not on those before it: a call meets the same fate
 * whatever was drawn earlier, so two policies differ only by what they decide.
 */
export const purpose = {
  picksUp: 1,
  pickUpTime: 2,
  talkTime: 3,
  weight: 4,
  sample: 5,
  patience: 6,
  group: 7,
  asksForCallback: 8,
} as const;
export type Purpose = (typeof purpose)[keyof typeof purpose];

/** A number in [0, 1) that is always the same for these arguments. */
export function draw(seed: number, subject: number, what: Purpose, attempt = 0, who = 0): number {
  let hash = mix(0x9e3779b9, seed);
  hash = mix(hash, subject);
  hash = mix(hash, what);
  hash = mix(hash, attempt);
  hash = mix(hash, who);
  hash = Math.imul(hash ^ (hash >>> 16), 0x85ebca6b);
  hash = Math.imul(hash ^ (hash >>> 13), 0xc2b2ae35);
  return ((hash ^ (hash >>> 16)) >>> 0) / 2 ** 32;
}

/** A number for a text, such as a call id, by FNV-1a. */
export function subjectOf(text: string): number {
  let hash = 0x811c9dc5;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), 0x01000193);
  return hash >>> 0;
}

/** One round of MurmurHash3. */
function mix(hash: number, value: number): number {
  let block = Math.imul(value, 0xcc9e2d51);
  block = Math.imul((block << 15) | (block >>> 17), 0x1b873593);
  const mixed = hash ^ block;
  return Math.imul((mixed << 13) | (mixed >>> 19), 5) + 0xe6546b64;
}
