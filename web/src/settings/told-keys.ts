import type { HotlineDocument } from '../../../src/http/contract/settings.ts';

/** The keys by which a hotline may let its callers ask for something while they wait. */
export type AskingKey = 'voicemailKey' | 'callbackKey';

/** Of which of these the announcements tell that ship with Familiar. */
const toldByShipped: Readonly<Record<string, readonly AskingKey[]>> = {
  'please-hold-voicemail': ['voicemailKey'],
  'please-hold-callback': ['callbackKey'],
};
const shipped = ['chime', 'hold-music', 'closed', 'holiday', 'all-busy', 'please-hold', 'goodbye'];

/** The shipped announcement that tells of each key. */
export const promptsOfKeys = {
  voicemailKey: 'please-hold-voicemail',
  callbackKey: 'please-hold-callback',
} as const satisfies Record<AskingKey, string>;

/** The keys that callers have and hear nothing of. What a company's own announcement says is not known. */
export function untoldKeys({ waiting = {} }: Pick<HotlineDocument, 'waiting'>): readonly AskingKey[] {
  const { prompt } = waiting;
  const given = (['voicemailKey', 'callbackKey'] as const).filter(key => waiting[key] === true);
  const isShipped =
    prompt !== undefined && (shipped.includes(prompt) || Object.hasOwn(toldByShipped, prompt));
  if (prompt !== undefined && !isShipped) return [];
  return given.filter(key => !(toldByShipped[prompt ?? ''] ?? []).includes(key));
}
