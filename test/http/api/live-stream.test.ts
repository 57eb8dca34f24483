import { expect, test } from 'vitest';
import { createLiveStream, type Viewer } from '../../../src/http/api/live-stream.ts';

const berta: Viewer['user'] = { id: 'berta', login: 'berta', role: 'viewer', agentId: null };

function viewer(changes: Partial<Viewer> = {}) {
  const seen: string[] = [];
  let isEnded = false;
  return {
    keyHash: 'key',
    user: berta,
    agentId: null,
    seen,
    isEnded: () => isEnded,
    write: (text: string) => seen.push(text),
    backlog: () => 0,
    end: () => {
      isEnded = true;
    },
    ...changes,
  };
}

const idOf = (text = ''): string => /id: (\S+)/.exec(text)?.[1] ?? '';
const whole = () => [{ type: 'board' }];

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

test('one who comes back as somebody who sees more, or as another agent, gets the whole', () => {
  const stream = createLiveStream();
  const agent = viewer({ agentId: 'w1' });
  stream.join(agent, null, () => [{ type: 'mine' }]);
  stream.publishToAll(() => ({ n: 1 }));
  const lastId = idOf(agent.seen.at(-1));
  for (const [agentId, isSame] of [
    ['w1', true],
    ['w2', false],
    [null, false],
  ] as const) {
    const again = viewer({ agentId });
    stream.join(again, lastId, whole);
    expect(again.seen.join('').includes('"board"')).toBe(!isSame);
  }
});

test('an agent is told what is for everybody, as far as it concerns them, and nothing else', () => {
  const stream = createLiveStream();
  const anna = viewer({ agentId: 'w1' });
  const everything = viewer();
  stream.join(anna, null, () => [{ type: 'mine' }]);
  stream.join(everything, null, whole);
  stream.publish(() => ({ n: 1 }));
  stream.publishToAll(agentId => ({ of: agentId }));
  stream.publish(() => ({ n: 2 }));
  const told = (one: typeof anna): unknown => one.seen.join('').match(/data: .*/g);
  expect(told(anna)).toEqual(['data: {"type":"mine"}', 'data: {"of":"w1"}']);
  expect(told(everything)).toEqual([
    'data: {"type":"board"}',
    'data: {"n":1}',
    'data: {"of":null}',
    'data: {"n":2}',
  ]);
  const again = viewer({ agentId: 'w1' });
  stream.publishToAll(agentId => ({ later: agentId }));
  stream.join(again, idOf(anna.seen.at(-2)), whole);
  expect(told(again)).toEqual(['data: {"later":"w1"}']);
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

test('one whose key is no longer good, or who has another name, role or agent now, is let out; the others stay', async () => {
  const stream = createLiveStream();
  const hashes = ['good', 'gone', 'promoted', 'renamed', 'moved'];
  const viewers = hashes.map(keyHash => viewer({ keyHash }));
  for (const one of viewers) stream.join(one, null, whole);
  const late = viewer({ keyHash: 'late' });
  await stream.dismiss(async asked => {
    expect(asked).toEqual(hashes);
    // Nothing was asked about whoever comes meanwhile.
    stream.join(late, null, whole);
    return new Map([
      ['good', berta],
      ['promoted', { ...berta, role: 'admin' }],
      ['renamed', { ...berta, login: 'berta-meier' }],
      ['moved', { ...berta, agentId: 'w2' }],
    ]);
  });
  expect(viewers.map(one => one.isEnded())).toEqual([false, true, true, true, true]);
  expect(late.isEnded()).toBe(false);
  await expect(stream.dismiss(() => Promise.reject(new Error('no database')))).rejects.toThrow();
  expect(stream.viewers()).toBe(2);
});

test('a beat keeps connections alive', () => {
  const stream = createLiveStream();
  const one = viewer();
  stream.join(one, null, whole);
  stream.beat();
  expect(one.seen.at(-1)).toBe(': alive\n\n');
  stream.close();
  expect(one.isEnded()).toBe(true);
});

test('one user has so many streams and no more, and all together too', () => {
  const stream = createLiveStream();
  const leave = Array.from({ length: 20 }, () => stream.join(viewer(), null, whole));
  expect(() => stream.expectRoom('berta')).toThrow('too many times');
  expect(() => stream.expectRoom('ben')).not.toThrow();
  leave[0]?.();
  expect(() => stream.expectRoom('berta')).not.toThrow();
  for (let n = 0; n < 381; n++) stream.join(viewer({ user: { ...berta, id: `user-${n}` } }), null, whole);
  expect(() => stream.expectRoom('ben')).toThrow('too many times');
});
