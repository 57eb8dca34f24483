import fc from 'fast-check';
import { XMLParser, XMLValidator } from 'fast-xml-parser';
import { describe, expect, test } from 'vitest';
import { type PhoneNumber, toPhoneNumber } from '../../src/acd/phone-number.ts';
import { emptyResponse, type Reply, renderReply } from '../../src/sipgate/verb.ts';

const declaration = '<?xml version="1.0" encoding="UTF-8"?>\n';
const webhook = 'https://router.example/push';
const followUps = `onAnswer="${webhook}" onHangup="${webhook}"`;

function number(text: string): PhoneNumber {
  const parsed = toPhoneNumber(text);
  if (parsed === null) throw new Error(`${text} is not a phone number.`);
  return parsed;
}

describe('the reply to a new call', () => {
  test.each<[string, Reply, string]>([
    [
      'dials one agent',
      { kind: 'dial', numbers: [number('+493023125011')], anonymous: false },
      '<Dial anonymous="false"><Number>493023125011</Number></Dial>',
    ],
    [
      'dials several agents at once, in order, without showing the caller',
      { kind: 'dial', numbers: [number('+493023125012'), number('+493023125011')], anonymous: true },
      '<Dial anonymous="true"><Number>493023125012</Number><Number>493023125011</Number></Dial>',
    ],
    ['sends the caller to voicemail', { kind: 'voicemail' }, '<Dial><Voicemail/></Dial>'],
    [
      'plays an announcement',
      { kind: 'announce', audioUrl: 'https://router.example/hello.wav?for="Köln"&v=1' },
      '<Play><Url>https://router.example/hello.wav?for=&quot;K%C3%B6ln&quot;&amp;v=1</Url></Play>',
    ],
    [
      'plays an announcement and asks what is next',
      { kind: 'play-and-ask', audioUrl: 'https://router.example/closed.wav', askUrl: null },
      `<Gather onData="${webhook}" maxDigits="1" timeout="1"><Play><Url>https://router.example/closed.wav</Url></Play></Gather>`,
    ],
    [
      'asks elsewhere what is next',
      {
        kind: 'play-and-ask',
        audioUrl: 'https://router.example/hold.wav',
        askUrl: 'https://router.example/push?key=a&turn=3',
      },
      '<Gather onData="https://router.example/push?key=a&amp;turn=3" maxDigits="1" timeout="1"><Play><Url>https://router.example/hold.wav</Url></Play></Gather>',
    ],
    [
      'asks after a few seconds of silence where there is nothing to play',
      { kind: 'play-and-ask', audioUrl: null, askUrl: null },
      `<Gather onData="${webhook}" maxDigits="1" timeout="4000"></Gather>`,
    ],
    ['rejects the call', { kind: 'reject', tone: 'rejected' }, '<Reject reason="rejected"/>'],
    ['lets the caller hear the busy tone', { kind: 'reject', tone: 'busy' }, '<Reject reason="busy"/>'],
    ['ends the call', { kind: 'hang-up' }, '<Hangup/>'],
    ['lets the leg ring as configured', { kind: 'as-configured' }, ''],
  ])('%s', (_, reply, verb) => {
    expect(renderReply(reply, webhook)).toBe(`${declaration}<Response ${followUps}>${verb}</Response>`);
  });

  test('subscribes to a webhook whose URL has a query string', () => {
    expect(renderReply({ kind: 'as-configured' }, 'https://router.example/push?key=a&for=me')).toContain(
      '<Response onAnswer="https://router.example/push?key=a&amp;for=me" onHangup="https://router.example/push?key=a&amp;for=me">',
    );
  });

  test('never dials nobody, and never more than sipgate allows', () => {
    const six = Array.from({ length: 6 }, (_, index) => number(`+49302312501${index}`));
    expect(() => renderReply({ kind: 'dial', numbers: [], anonymous: false }, webhook)).toThrow(
      'sipgate dials 1 to 5 numbers at once, not 0.',
    );
    expect(() => renderReply({ kind: 'dial', numbers: six, anonymous: false }, webhook)).toThrow('not 6.');
  });
});

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
        const { Response } = parser.parse(renderReply({ kind: 'dial', numbers, anonymous: false }, url));
        expect([Response.Dial.Number].flat()).toEqual(numbers.map(n => n.slice(1)));
      }),
    );
  });

  test('from which web addresses come back as they went in', () => {
    fc.assert(
      fc.property(webUrl, webUrl, (audioUrl, callbackUrl) => {
        const { Response } = parser.parse(renderReply({ kind: 'announce', audioUrl }, callbackUrl));
        expect(Response).toEqual({
          '@onAnswer': callbackUrl,
          '@onHangup': callbackUrl,
          Play: { Url: audioUrl },
        });
      }),
    );
  });

  test('whatever characters an address holds', () => {
    fc.assert(
      fc.property(anyText, url => {
        const xml = renderReply({ kind: 'announce', audioUrl: url }, url);
        const { Response } = parser.parse(xml);
        expect(XMLValidator.validate(xml)).toBe(true);
        expect(decodeURIComponent(Response['@onAnswer'])).toBe(url);
        expect(Response.Play.Url).toBe(Response['@onAnswer']);
      }),
    );
  });
});
