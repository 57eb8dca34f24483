import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { type PhoneNumber, toPhoneNumber } from '../../src/domain/phone-number.ts';
import type { Reply } from '../../src/domain/reply.ts';
import { emptyResponse, renderReply } from '../../src/sipgate/verb.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
const webhook = 'https://router.example/push';
const followUps = `onAnswer="${webhook}" onHangup="${webhook}"`;

/** Every sound lies at the address that is its name. */
function around(url: string, { anonymous = false }: { readonly anonymous?: boolean } = {}) {
  const announcementUrl = (name: string): string | null => (name === 'missing' ? null : name);
  return { url: new URL(url), anonymous, announcementUrl, pieceUrl: announcementUrl };
}

function number(text: string): PhoneNumber {
  const parsed = toPhoneNumber(text);
  if (parsed === null) throw new Error(`${text} is not a phone number.`);
  return parsed;
}

describe('the reply to a new call', () => {
  test.each<[string, Reply, string]>([
    [
      'dials one agent',
      { kind: 'dial', agentIds: ['w0'], numbers: [number('+493023125011')] },
      '<Dial anonymous="false"><Number>493023125011</Number></Dial>',
    ],
    [
      'dials a number outside of the company',
      { kind: 'number', number: number('+493023125011') },
      '<Dial anonymous="false"><Number>493023125011</Number></Dial>',
    ],
    ['sends the caller to voicemail', { kind: 'voicemail' }, '<Dial><Voicemail/></Dial>'],
    [
      'greets before the leg rings',
      { kind: 'greet', greeting: 'https://router.example/hello.wav?for="Köln"&v=1' },
      '<Play><Url>https://router.example/hello.wav?for=&quot;K%C3%B6ln&quot;&amp;v=1</Url></Play>',
    ],
    ['rings at once where there is no greeting', { kind: 'greet', greeting: null }, ''],
    ['rings at once where the greeting is missing', { kind: 'greet', greeting: 'missing' }, ''],
    [
      'plays an announcement and asks what is next',
      { kind: 'announcement', announcement: 'https://router.example/closed.wav' },
      `<Gather onData="${webhook}" maxDigits="1" timeout="1"><Play><Url>https://router.example/closed.wav</Url></Play></Gather>`,
    ],
    [
      'rings as configured where the announcement is missing',
      { kind: 'announcement', announcement: 'missing' },
      '',
    ],
    [
      'numbers the turns of a wait by where it asks what is next',
      { kind: 'hold', plays: { kind: 'music', name: 'https://router.example/hold.wav', piece: 2 }, turn: 3 },
      `<Gather onData="${webhook}?turn=3" maxDigits="1" timeout="1"><Play><Url>https://router.example/hold.wav</Url></Play></Gather>`,
    ],
    [
      'asks after a few seconds of silence where there is nothing to play',
      { kind: 'hold', plays: { kind: 'prompt', name: 'missing' }, turn: 1 },
      `<Gather onData="${webhook}?turn=1" maxDigits="1" timeout="4000"></Gather>`,
    ],
    ['rejects the call', { kind: 'reject', tone: 'rejected' }, '<Reject reason="rejected"/>'],
    ['lets the caller hear the busy tone', { kind: 'reject', tone: 'busy' }, '<Reject reason="busy"/>'],
    ['ends the call', { kind: 'hang-up' }, '<Hangup/>'],
    ['lets the leg ring as configured', { kind: 'as-configured' }, ''],
  ])('%s', (_, reply, verb) => {
    expect(renderReply(reply, around(webhook))).toBe(
      `${declaration}<Response ${followUps}>${verb}</Response>`,
    );
  });

  test('dials several agents at once, in order, without showing the caller', () => {
    const numbers = [number('+493023125012'), number('+493023125011')];
    expect(renderReply(dial(numbers), around(webhook, { anonymous: true }))).toContain(
      '<Dial anonymous="true"><Number>493023125012</Number><Number>493023125011</Number></Dial>',
    );
  });

  test('subscribes to a webhook whose URL has a query string, which stays in where it asks', () => {
    const url = 'https://router.example/push?key=a&for=me';
    expect(renderReply({ kind: 'as-configured' }, around(url))).toContain(
      '<Response onAnswer="https://router.example/push?key=a&amp;for=me" onHangup="https://router.example/push?key=a&amp;for=me">',
    );
    expect(
      renderReply({ kind: 'hold', plays: { kind: 'prompt', name: 'missing' }, turn: 3 }, around(url)),
    ).toContain('onData="https://router.example/push?key=a&amp;for=me&amp;turn=3"');
  });

  test('never dials nobody, and never more than sipgate allows', () => {
    const six = Array.from({ length: 6 }, (_, index) => number(`+49302312501${index}`));
    expect(() => renderReply(dial([]), around(webhook))).toThrow(
      'sipgate dials 1 to 5 numbers at once, not 0.',
    );
    expect(() => renderReply(dial(six), around(webhook))).toThrow('not 6.');
  });
});

function dial(numbers: readonly PhoneNumber[]): Reply {
  return { kind: 'dial', agentIds: numbers.map((_, index) => `w${index}`), numbers };
}

test('the reply to an answer or hangup is an empty response', () => {
  expect(emptyResponse).toBe(`${declaration}<Response/>`);
});

describe('any reply is well-formed XML', () => {
  const parser = new XMLParser({
    ignoreAttributes: false,
    attributeNamePrefix: '@',
    parseTagValue: false,
    processEntities: true,
    trimValues: false,
  });
  const phoneNumber = fc.stringMatching(/^[1-9][0-9]{6,14}$/).map(number);
  const webUrl = fc.webUrl({ withQueryParameters: true, withFragments: true });
  const anyText = fc.string({ unit: 'binary', minLength: 1 }).filter(text => !text.includes('%'));

  test('from which the numbers come back as they went in', () => {
    fc.assert(
      fc.property(fc.array(phoneNumber, { minLength: 1, maxLength: 5 }), webUrl, (numbers, url) => {
        const { Response } = parser.parse(renderReply(dial(numbers), around(url)));
        expect([Response.Dial.Number].flat()).toEqual(numbers.map(n => n.slice(1)));
      }),
    );
  });

  test('from which web addresses come back as they went in', () => {
    fc.assert(
      fc.property(webUrl, webUrl, (audioUrl, callbackUrl) => {
        const { Response } = parser.parse(
          renderReply({ kind: 'greet', greeting: audioUrl }, around(callbackUrl)),
        );
        expect(Response).toEqual({
          '@onAnswer': new URL(callbackUrl).href,
          '@onHangup': new URL(callbackUrl).href,
          Play: { Url: audioUrl },
        });
      }),
    );
  });

  test('whatever characters the address of a sound holds', () => {
    fc.assert(
      fc.property(anyText, greeting => {
        const xml = renderReply({ kind: 'greet', greeting }, around(webhook));
        const { Response } = parser.parse(xml);
        expect(XMLValidator.validate(xml)).toBe(true);
        expect(decodeURIComponent(Response.Play.Url)).toBe(greeting);
      }),
    );
  });
});
