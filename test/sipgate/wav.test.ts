import { describe, expect, test } from 'vitest';
import { checkWav } from '../../src/sipgate/wav.ts';

function chunk(tag: string, content: Buffer): Buffer {
  const head = Buffer.alloc(8);
  head.write(tag, 'latin1');
  head.writeUInt32LE(content.length, 4);
  return Buffer.concat([head, content, Buffer.alloc(content.length % 2)]);
}

function format({ encoding = 1, channels = 1, sampleRateHz = 8000, bitsPerSample = 16 }): Buffer {
  const content = Buffer.alloc(16);
  content.writeUInt16LE(encoding, 0);
  content.writeUInt16LE(channels, 2);
  content.writeUInt32LE(sampleRateHz, 4);
  content.writeUInt32LE((sampleRateHz * channels * bitsPerSample) / 8, 8);
  content.writeUInt16LE((channels * bitsPerSample) / 8, 12);
  content.writeUInt16LE(bitsPerSample, 14);
  return chunk('fmt ', content);
}

function riff(...chunks: Buffer[]): Buffer {
  return chunk('RIFF', Buffer.concat([Buffer.from('WAVE'), ...chunks]));
}

const halfSecond = chunk('data', Buffer.alloc(8000));
const remedy =
  'sipgate plays only mono 16-bit PCM at 8000 Hz. Convert it: ffmpeg -i <your file> -ac 1 -ar 8000 -c:a pcm_s16le announcement.wav';

describe('an announcement that sipgate can play', () => {
  test('is mono 16-bit PCM at 8 kHz', () => {
    expect(checkWav(riff(format({}), halfSecond))).toEqual({ ok: true, durationMs: 500 });
  });

  test('may hold other chunks before and after the sound, of odd length too', () => {
    const title = chunk('LIST', Buffer.from('INFO!'));
    expect(checkWav(riff(title, format({}), title, halfSecond, title))).toEqual({
      ok: true,
      durationMs: 500,
    });
  });
});

describe('an announcement is refused, with the command that converts it,', () => {
  test.each([
    [
      'when it is stereo',
      riff(format({ channels: 2 }), halfSecond),
      'The WAV file is 2 channels, 16-bit PCM, 8000 Hz',
    ],
    [
      'when it has the sampling rate of a CD',
      riff(format({ sampleRateHz: 44100 }), halfSecond),
      'The WAV file is mono, 16-bit PCM, 44100 Hz',
    ],
    [
      'when it has 8 bits',
      riff(format({ bitsPerSample: 8 }), halfSecond),
      'The WAV file is mono, 8-bit PCM, 8000 Hz',
    ],
    [
      'when it is compressed',
      riff(format({ encoding: 7, bitsPerSample: 8 }), halfSecond),
      'The WAV file is mono, 8-bit encoding 7, 8000 Hz',
    ],
    ['when it is silent', riff(format({}), chunk('data', Buffer.alloc(0))), 'The WAV file is empty'],
    ['when it has no sound', riff(format({})), 'The WAV file is cut off or has no sound'],
    [
      'when it is cut off',
      riff(format({}), halfSecond).subarray(0, 4000),
      'The WAV file is cut off or has no sound',
    ],
    ['when it has no format', riff(halfSecond), 'The WAV file does not say its format'],
    [
      'when its format is too short',
      riff(chunk('fmt ', Buffer.alloc(4)), halfSecond),
      'The WAV file does not say its format',
    ],
    ['when it is an MP3', Buffer.from('ID3\u0003 and then some music'), 'The announcement is not a WAV file'],
    ['when it is nothing', Buffer.alloc(0), 'The announcement is not a WAV file'],
  ])('%s', (_, bytes, found) => {
    expect(checkWav(bytes)).toEqual({ ok: false, problem: `${found}; ${remedy}` });
  });

  test('wherever it is cut off', () => {
    const whole = riff(format({}), chunk('data', Buffer.alloc(40)));
    for (let length = 0; length < whole.length; length++)
      expect(checkWav(whole.subarray(0, length)).ok, `${length} bytes`).toBe(false);
  });
});
