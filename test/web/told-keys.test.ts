import { expect, test } from 'vitest';
import { untoldKeys } from '../../web/src/settings/told-keys.ts';

test.each([
  ['no key', {}, []],
  ['key 3 and no prompt', { callbackKey: true }, ['callbackKey']],
  ['key 3 and the prompt that tells of it', { callbackKey: true, prompt: 'please-hold-callback' }, []],
  ['key 3 and one that ships and does not', { callbackKey: true, prompt: 'please-hold' }, ['callbackKey']],
  ['key 2 and one of key 3', { voicemailKey: true, prompt: 'please-hold-callback' }, ['voicemailKey']],
  [
    'both keys and one that tells of key 2',
    { voicemailKey: true, callbackKey: true, prompt: 'please-hold-voicemail' },
    ['callbackKey'],
  ],
  [
    'both keys and an announcement of their own',
    { voicemailKey: true, callbackKey: true, prompt: 'ours' },
    [],
  ],
])('whoever sets up a hotline with %s is told of what callers never hear', (_, waiting, untold) => {
  expect(untoldKeys({ waiting })).toEqual(untold);
});
