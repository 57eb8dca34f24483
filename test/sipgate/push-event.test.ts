import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parsePushEvent } from '../../src/sipgate/push-event.ts';

interface Fixture {
  readonly file: string;
  readonly says: string;
  readonly body: string;
}

function readFixtures<Expected>(folder: 'accepted' | 'refused'): (Fixture & Expected)[] {
  const directory = new URL(`../fixtures/sipgate/${folder}/`, import.meta.url);
  return readdirSync(directory).map(file => ({
    ...JSON.parse(readFileSync(new URL(file, directory), 'utf8')),
    file,
  }));
}

describe('a push is read', () => {
  test.each(readFixtures<{ event: object }>('accepted'))('$file: $says', ({ body, event }) => {
    expect(parsePushEvent(Buffer.from(body))).toEqual({
      ok: true,
      event,
      accountId: expect.toBeOneOf([null, expect.any(String)]),
    });
  });

  test.each([
    [
      'the account of the users whom it names',
      'fullUserId[]=1234567w0&fullUserId%5B%5D=1234567w1',
      '1234567',
    ],
    ['none where it names none', 'userId[]=w0', null],
    ['none where it names two', 'fullUserId[]=1234567w0&fullUserId[]=7654321w0', null],
    ['none where the id is of another form', 'fullUserId[]=w0', null],
  ])('with %s', (_, fields, accountId) => {
    expect(parsePushEvent(Buffer.from(`event=newCall&callId=A1&${fields}`))).toMatchObject({ accountId });
  });

  test('in full when the display name is as long as a body may be', () => {
    const parsed = parsePushEvent(
      Buffer.from(`event=newCall&callId=A1&user[]=${'%F0%9F%93%9E'.repeat(5_000)}`),
    );
    expect(parsed).toMatchObject({ ok: true, event: { users: [{ id: null, name: '📞'.repeat(200) }] } });
  });
});

describe('a push is refused', () => {
  test.each(readFixtures<{ problem: string }>('refused'))('$file: $says', ({ body, problem }) => {
    expect(parsePushEvent(Buffer.from(body))).toEqual({ ok: false, problem });
  });

  test('when its bytes are not UTF-8', () => {
    const body = Buffer.concat([Buffer.from('event=newCall&callId=A1&user[]=J'), Buffer.from([0xfc])]);
    expect(parsePushEvent(body)).toEqual({ ok: false, problem: 'The body is not UTF-8.' });
  });

  test('without showing call ids or phone numbers', () => {
    const bodies = [
      'event=newCall&callId=SECRET&callId=SECRET',
      'event=newCall&callId=A1&from=4930231250123&from=4930231250123',
      `event=newCall&callId=SECRET${'A'.repeat(200)}`,
    ];
    for (const body of bodies) {
      const parsed = parsePushEvent(Buffer.from(body));
      expect(parsed.ok).toBe(false);
      expect(JSON.stringify(parsed)).not.toMatch(/SECRET|4930231250123/);
    }
  });
});

describe('whatever arrives', () => {
  const field = fc.constantFrom(
    'event',
    'callId',
    'xcid',
    'direction',
    'from',
    'to',
    'user[]',
    'userId[]',
    'cause',
  );
  const value = fc.oneof(
    fc.constantFrom('newCall', 'answer', 'hangup', 'dtmf', 'in', 'out', '__proto__', ''),
    fc.string({ unit: 'binary' }),
  );
  const form = fc
    .array(fc.tuple(field, value))
    .map(pairs => Buffer.from(new URLSearchParams(pairs).toString()));
  const bytes = fc.uint8Array({ maxLength: 300 }).map(array => Buffer.from(array));

  test('reading it gives an event or a problem, and never throws', () => {
    fc.assert(
      fc.property(fc.oneof(form, bytes), body => {
        const parsed = parsePushEvent(body);
        return parsed.ok ? parsed.event.callId.length > 0 : parsed.problem.endsWith('.');
      }),
      { numRuns: 2_000 },
    );
  });
});
