import type { PhoneNumber } from '../acd/phone-number.ts';

/** What sipgate is told to do with a leg. */
export type Reply =
  | { readonly kind: 'as-configured' }
  /** 1 to 5 numbers; they ring at once. With `anonymous` they see no caller's number. */
  | { readonly kind: 'dial'; readonly numbers: readonly PhoneNumber[]; readonly anonymous: boolean }
  | { readonly kind: 'voicemail' }
  /** A WAV file that `checkWav` accepts; played before the leg rings as configured. */
  | { readonly kind: 'announce'; readonly audioUrl: string }
  /**
   * The same file, or a few seconds of silence, after which sipgate asks what to do, with the keys that were pressed;
   * the leg does not ring yet. `askUrl` is where it asks if not where it reports to.
   */
  | { readonly kind: 'play-and-ask'; readonly audioUrl: string | null; readonly askUrl: string | null }
  /** The caller hears that the call is rejected, or the busy tone. */
  | { readonly kind: 'reject'; readonly tone: 'rejected' | 'busy' }
  | { readonly kind: 'hang-up' };

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
const maxDialledNumbers = 5;

/** The reply to an answer or hangup, where sipgate takes no instructions, and to a newCall in trouble. */
export const emptyResponse = `${declaration}<Response/>`;

/**
 * Writes the XML reply to a newCall, or to the keys of a leg that is asked about. It subscribes the leg's answer and hangup to `callbackUrl`, since sipgate
 * subscribes each leg only by the reply to its own newCall.
 *
 * @throws RangeError if there are no numbers to dial or more than sipgate allows.
 */
export function renderReply(reply: Reply, callbackUrl: string): string {
  const url = escapeUrl(callbackUrl);
  return `${declaration}<Response onAnswer="${url}" onHangup="${url}">${renderVerb(reply, url)}</Response>`;
}

function renderVerb(reply: Reply, callbackUrl: string): string {
  switch (reply.kind) {
    case 'as-configured':
      return '';
    case 'dial':
      return renderDial(reply.numbers, reply.anonymous);
    case 'voicemail':
      return '<Dial><Voicemail/></Dial>';
    case 'announce':
      return renderPlay(reply.audioUrl);
    case 'play-and-ask':
      return renderGather(reply.askUrl === null ? callbackUrl : escapeUrl(reply.askUrl), reply.audioUrl);
    case 'reject':
      return `<Reject reason="${reply.tone}"/>`;
    case 'hang-up':
      return '<Hangup/>';
  }
}

/** sipgate waits for keys after the sound, two seconds unless told; nothing less than a millisecond is allowed. */
function renderGather(askUrl: string, audioUrl: string | null): string {
  const timeoutMs = audioUrl === null ? silentTurnMs : 1;
  const sound = audioUrl === null ? '' : renderPlay(audioUrl);
  return `<Gather onData="${askUrl}" maxDigits="1" timeout="${timeoutMs}">${sound}</Gather>`;
}

const silentTurnMs = 4_000;

function renderPlay(audioUrl: string): string {
  return `<Play><Url>${escapeUrl(audioUrl)}</Url></Play>`;
}

function renderDial(numbers: readonly PhoneNumber[], anonymous: boolean): string {
  if (numbers.length < 1 || numbers.length > maxDialledNumbers)
    throw new RangeError(`sipgate dials 1 to ${maxDialledNumbers} numbers at once, not ${numbers.length}.`);
  // Without the plus sign, like the numbers in sipgate's own events.
  const targets = numbers.map(number => `<Number>${number.slice(1)}</Number>`);
  return `<Dial anonymous="${anonymous}">${targets.join('')}</Dial>`;
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&apos;',
};

/** Some characters are not allowed in XML even when escaped; in a URL they are percent-encoded anyway. */
function escapeUrl(url: string): string {
  return url
    .replace(/[^\x21-\x7e]/gu, percentEncode)
    .replace(/[&<>"']/g, character => entities[character] ?? character);
}

function percentEncode(character: string): string {
  return Buffer.from(character).toString('hex').toUpperCase().replace(/../g, '%$&');
}
