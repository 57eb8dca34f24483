import { expect, test } from 'vitest';
import { readReply } from '../../src/emulator/instruction.ts';

test.each([
  ['', { verb: 'none' }],
  [
    '<Dial><Number>+4921112345</Number><Number>11</Number></Dial>',
    { verb: 'dial', numbers: ['+4921112345', '11'], callerId: null },
  ],
  [
    '<Dial callerId="4921112345" anonymous="true"><Number>11</Number></Dial>',
    { verb: 'dial', numbers: ['11'], callerId: '4921112345' },
  ],
  ['<Dial><Voicemail /></Dial>', { verb: 'voicemail' }],
  ['<Play><Url>http://x.example/a.wav</Url></Play>', { verb: 'play', url: 'http://x.example/a.wav' }],
  [
    '<Gather onData="http://x.example/"/>',
    { verb: 'gather', onData: 'http://x.example/', maxDigits: 1, timeoutMs: 2000, playUrl: null },
  ],
  [
    '<Gather type="dtmf" onData="http://x.example/" maxDigits="3" timeout="5000"><Play><Url>http://x.example/a.wav</Url></Play></Gather>',
    {
      verb: 'gather',
      onData: 'http://x.example/',
      maxDigits: 3,
      timeoutMs: 5000,
      playUrl: 'http://x.example/a.wav',
    },
  ],
  ['<Reject/>', { verb: 'reject', reason: 'rejected' }],
  ['<Reject reason="busy"/>', { verb: 'reject', reason: 'busy' }],
  ['<Hangup></Hangup>', { verb: 'hangup' }],
])('%s is understood', (verbs, instruction) => {
  expect(readReply(`<Response>${verbs}</Response>`)).toEqual({
    ok: true,
    instruction,
    subscriptions: { onAnswer: null, onHangup: null },
  });
});

test.each([
  ['<Answer/>', 'the root is <Answer>, not <Response>'],
  ['<Response>Reject</Response>', '<Response> contains text'],
  ['<Response onAnswer="/path"/>', 'onAnswer is not an absolute URL'],
  ['<Response onHangup="ftp://x.example"/>', 'onHangup is not an absolute URL'],
  ['<Response><Redirect/></Response>', '<Redirect> is not a verb'],
  ['<Response><Reject/><Hangup/></Response>', '<Reject> is followed by another verb'],
  ['<Response><Reject reason="tired"/></Response>', 'tired is not a reason of <Reject>'],
  ['<Response><Dial/></Response>', '<Dial> has 0 targets; 1 to 5 are allowed'],
  [
    `<Response><Dial>${'<Number>1</Number>'.repeat(6)}</Dial></Response>`,
    '<Dial> has 6 targets; 1 to 5 are allowed',
  ],
  ['<Response><Dial><Number></Number></Dial></Response>', '<Number> in <Dial> is not a number of digits'],
  [
    '<Response><Dial><Number>0211 123</Number></Dial></Response>',
    '<Number> in <Dial> is not a number of digits',
  ],
  [
    '<Response><Dial><Number>1</Number><Voicemail/></Dial></Response>',
    '<Voicemail> in <Dial> is not a number of digits',
  ],
  ['<Response><Play/></Response>', '<Play> needs one <Url>'],
  ['<Response><Play><Url>a.wav</Url></Play></Response>', '<Url> is not an absolute URL'],
  ['<Response><Gather/></Response>', '<Gather> has no onData'],
  [
    '<Response><Gather type="speech" onData="http://x.example/"/></Response>',
    '<Gather> knows only the type dtmf',
  ],
  [
    '<Response><Gather onData="http://x.example/" maxDigits="0"/></Response>',
    'maxDigits is 0; it must be a whole number above 0',
  ],
  [
    '<Response><Gather onData="http://x.example/" timeout="2s"/></Response>',
    'timeout is 2s; it must be a whole number above 0',
  ],
  [
    '<Response><Gather onData="http://x.example/"><Hangup/></Gather></Response>',
    '<Gather> may contain one <Play> and nothing else',
  ],
])('%s is refused', (xml, problem) => {
  expect(readReply(xml)).toEqual({ ok: false, problem });
});
