import type { PhoneNumber } from '../domain/phone-number.ts';
import type { AnnouncementName } from '../domain/plan.ts';
import type { Reply } from '../domain/reply.ts';
import { addressOfTurn } from './turn-address.ts';

/** What a reply needs to know to be put into sipgate's words. */
export interface ReplySurroundings {
  /** The webhook. */
  readonly url: URL;
  /** Whether agents see no caller's number. */
  readonly anonymous: boolean;
  /** Where sipgate fetches a WAV file that `checkWav` accepts; null: there is none of this name. */
  readonly announcementUrl: (name: AnnouncementName) => string | null;
  readonly pieceUrl: (name: AnnouncementName, piece: number) => string | null;
}

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
const maxDialledNumbers = 5;

/** The reply to an answer or hangup, where sipgate takes no instructions, and to a newCall in trouble. */
export const emptyResponse = `${declaration}<Response/>`;

/**
 * Writes the XML reply to a newCall, or to the keys of a leg that is asked about. It subscribes to the leg's
 * answer and hangup, since sipgate subscribes each leg only by the reply to its own newCall.
 *
 * @throws RangeError if there are no numbers to dial or more than sipgate allows.
 */
export function renderReply(reply: Reply, around: ReplySurroundings): string {
  const url = escapeUrl(around.url.href);
  return `${declaration}<Response onAnswer="${url}" onHangup="${url}">${renderVerb(reply, around)}</Response>`;
}

function renderVerb(reply: Reply, { url, anonymous, announcementUrl, pieceUrl }: ReplySurroundings): string {
  switch (reply.kind) {
    case 'as-configured':
      return '';
    case 'dial':
      return renderDial(reply.numbers, anonymous);
    case 'number':
      return renderDial([reply.number], anonymous);
    case 'voicemail':
      return '<Dial><Voicemail/></Dial>';
    case 'greet': {
      const sound = reply.greeting === null ? null : announcementUrl(reply.greeting);
      return sound === null ? '' : renderPlay(sound);
    }
    case 'announcement': {
      const sound = announcementUrl(reply.announcement);
      return sound === null ? '' : renderGather(url.href, sound);
    }
    case 'hold': {
      const { plays, turn } = reply;
      const sound = plays.kind === 'prompt' ? announcementUrl(plays.name) : pieceUrl(plays.name, plays.piece);
      return renderGather(addressOfTurn(url, turn), sound);
    }
    case 'reject':
      return `<Reject reason="${reply.tone}"/>`;
    case 'hang-up':
      return '<Hangup/>';
  }
}

/**
 * sipgate asks at `askUrl` what is next, with the keys that were pressed; the leg does not ring yet. It waits
 * for keys after the sound, two seconds unless told; nothing less than a millisecond is allowed. Without a
 * sound it asks after a few seconds of silence.
 */
function renderGather(askUrl: string, audioUrl: string | null): string {
  const timeoutMs = audioUrl === null ? silentTurnMs : 1;
  const sound = audioUrl === null ? '' : renderPlay(audioUrl);
  return `<Gather onData="${escapeUrl(askUrl)}" maxDigits="1" timeout="${timeoutMs}">${sound}</Gather>`;
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
