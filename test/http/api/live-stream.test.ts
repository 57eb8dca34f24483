import { expect, test } from 'vitest';
import { createLiveStream, type Viewer } from '../../../src/http/api/live-stream.ts';

function viewer(changes: Partial<Viewer> = {}) {
  const seen: string[] = [];
  let isEnded = false;
  return {
    seen,
    isEnded: () => isEnded,
    write: (text: string) => seen.push(text),
    backlog: () => 0,
    isWelcome: async () => true,
    end: () => {
      isEnded = true;
    },
    ...changes,
  };
}

const idOf = (text = ''): string => /id: (\S+)/.exec(text)?.[1] ?? '';
const whole = () => ({ type: 'board' });

test('a viewer who comes sees the whole, and then every change', () => {
  const stream = createLiveStream();
  const one = viewer();
  stream.join(one, null, whole);
  stream.publish(() => ({ type: 'call', n: 1 }));
  expect(one.seen.slice(1)).toEqual([
    expect.stringContaining('data: {"type":"board"}'),
    expect.stringContaining('data: {"type":"call","n":1}'),
  ]);
});

test('one who comes back is told what they missed, and nothing twice', () => {
  const stream = createLiveStream();
  const one = viewer();
  const leave = stream.join(one, null, whole);
  stream.publish(() => ({ n: 1 }));
  const lastId = idOf(one.seen.at(-1));
  leave();
  stream.publish(() => ({ n: 2 }));
  stream.publish(() => ({ n: 3 }));
  const again = viewer();
  stream.join(again, lastId, whole);
  expect(again.seen.join('').match(/data: .*/g)).toEqual(['data: {"n":2}', 'data: {"n":3}']);
  expect(one.seen.join('')).not.toContain('"n":2');
});

test.each(['', 'nonsense', 'other-run.1', '.', 'x.-1'])(
  'one whose last id is "%s" sees the whole',
  lastId => {
    const stream = createLiveStream();
    stream.publish(() => ({ n: 1 }));
    const one = viewer();
    stream.join(one, lastId, whole);
    expect(one.seen.join('')).toContain('"type":"board"');
  },
);

test('one who was away for more than is kept sees the whole', () => {
  const stream = createLiveStream();
  const one = viewer();
  const leave = stream.join(one, null, whole);
  const lastId = idOf(one.seen.at(-1));
  leave();
  for (let n = 0; n <= 1_000; n++) stream.publish(() => ({ n }));
  const again = viewer();
  stream.join(again, lastId, whole);
  expect(again.seen.join('')).toContain('"type":"board"');
});

test('where not all was published, one who comes back sees the whole', () => {
  const stream = createLiveStream();
  const one = viewer();
  stream.join(one, null, whole)();
  stream.forget();
  const again = viewer();
  stream.join(again, idOf(one.seen.at(-1)), whole);
  expect(again.seen.join('')).toContain('"type":"board"');
});

test('one who is too slow is let out, and the others go on', () => {
  const stream = createLiveStream();
  const slow = viewer({ backlog: () => 2 * 1024 * 1024 });
  const quick = viewer();
  stream.join(slow, null, whole);
  stream.join(quick, null, whole);
  stream.publish(() => ({ n: 1 }));
  expect([slow.isEnded(), stream.viewers()]).toEqual([true, 1]);
  expect(quick.seen.join('')).toContain('"n":1');
});

test('one whose session has ended is let out with the next beat', async () => {
  const stream = createLiveStream();
  const gone = viewer({ isWelcome: async () => false });
  const unsure = viewer({ isWelcome: () => Promise.reject(new Error('no database')) });
  stream.join(gone, null, whole);
  stream.join(unsure, null, whole);
  await stream.beat();
  expect([gone.isEnded(), unsure.isEnded()]).toEqual([true, false]);
  stream.close();
  expect(unsure.isEnded()).toBe(true);
});
