import { describe, expect, test } from 'vitest';
import { decodeEnv } from '../../src/config/decode-env.ts';
import { parseEnv } from '../../src/config/parse-env.ts';

/** What a text sets, and what is said of it, as `line: text`. */
function read(text: string): { readonly set: Record<string, string>; readonly said: readonly string[] } {
  const { values, notes } = parseEnv(text);
  return {
    set: Object.fromEntries([...values].map(([name, { value }]) => [name, value])),
    said: notes.map(note => `${note.line}: ${note.text}`),
  };
}

describe('a line is read as people mean it, without a word', () => {
  test.each([
    ['PORT=8081', '8081'],
    ['PORT = 8081', '8081'],
    ['\tPORT\t=\t8081\t', '8081'],
    ['export PORT=8081', '8081'],
    ['EXPORT PORT=8081', '8081'],
    ['set PORT=8081', '8081'],
    ['- PORT=8081', '8081'],
    ['PORT="8081"', '8081'],
    ["PORT='8081'", '8081'],
    ['PORT=`8081`', '8081'],
    ['PORT = "8081" # the port', '8081'],
    ['PORT="8081"# the port', '8081'],
    ['PORT=8081 # the port', '8081'],
    ['PORT=8081\t# the port', '8081'],
    ['PORT= 8081', '8081'],
    ['PORT=\u00a08081\u00a0', '8081'],
    ['\u00a0PORT\u00a0=8081', '8081'],
    ['\ufeffPORT=8081', '8081'],
    ['\u200bPORT=8081\u200b', '8081'],
    ['PORT=\u202a8081\u202c', '8081'],
    ['PORT=', ''],
    ['PORT=""', ''],
    ['PORT= # none', ''],
  ])('%j', (text, value) => {
    expect(read(text)).toEqual({ set: { PORT: value }, said: [] });
  });

  test.each([
    ['TOKEN="a#b"', 'a#b'],
    ['TOKEN="a # b"', 'a # b'],
    ["TOKEN='a # b'", 'a # b'],
    ["TOKEN='a\\nb'", 'a\\nb'],
    [`TOKEN='$\{HOME}'`, `$\{HOME}`],
    ['TOKEN=a=b==', 'a=b=='],
    ['TOKEN=a:b', 'a:b'],
    ['TOKEN="a\'b"', "a'b"],
    ["TOKEN='a\"b'", 'a"b'],
    ['TOKEN=a"b', 'a"b'],
    ['TOKEN=pa$$word', 'pa$$word'],
    ['TOKEN=Grüße€', 'Grüße€'],
    ['TOKEN="  a  "', '  a  '],
  ])('%j, whatever it holds', (text, value) => {
    expect(read(text)).toEqual({ set: { TOKEN: value }, said: [] });
  });

  test.each(['a=b', 'a OTHER=b', 'https://a.example//b', 'a;b', "'a PORT=1;'"])(
    'a value with signs in it: %s',
    value => {
      expect(read(`TOKEN=${value}`)).toEqual({ set: { TOKEN: value.replaceAll("'", '') }, said: [] });
    },
  );

  test('a line that is empty or a comment', () => {
    expect(read('\n  \n# PORT=1\n  #PORT=2\n; PORT=3\n')).toEqual({ set: {}, said: [] });
  });

  test.each([
    ['LF', '\n'],
    ['CRLF', '\r\n'],
    ['CR alone', '\r'],
    ['a line separator', '\u2028'],
  ])('lines that end in %s', (_, end) => {
    expect(read(`# first${end}PORT=8081${end}${end}TOKEN="a"${end}HOST=::${end}`)).toEqual({
      set: { PORT: '8081', TOKEN: 'a', HOST: '::' },
      said: [],
    });
  });
});

describe('what may be meant otherwise is read, and said with its line', () => {
  test.each([
    ['a # in a value', 'TOKEN=a#b', 'a#b', 'a # without a blank before it, which was taken as part'],
    ['a # at the beginning', 'TOKEN=#ab', '#ab', 'a # without a blank before it'],
    ['a # behind a blank', 'TOKEN=a #b', 'a', 'a comment begins: the value of TOKEN ends there'],
    ['YAML', 'TOKEN: a', 'a', 'is written as in YAML'],
    ['YAML without a blank', 'TOKEN:a', 'a', 'is written as in YAML'],
    ['YAML in a list', '- TOKEN: "a"', 'a', 'is written as in YAML'],
    ['JSON', '"TOKEN": "a",', 'a', 'is written as in YAML'],
    ['typographic quotes', 'TOKEN=“a”', 'a', 'has typographic quotes around TOKEN'],
    ['German quotes', 'TOKEN=„a“', 'a', 'has typographic quotes around TOKEN'],
    ['single typographic quotes', 'TOKEN=‘a’ # b', 'a', 'has typographic quotes around TOKEN'],
    ['guillemets', 'TOKEN=»a«', 'a', 'has typographic quotes around TOKEN'],
    ['one typographic quote of two', 'TOKEN="a”', 'a', 'has typographic quotes around TOKEN'],
    ['a quote that never ends', 'TOKEN="a', '"a', 'with a quote that never ends'],
    ['a quote that never ends, and a comment', "TOKEN='a # b", "'a # b", 'with a quote that never ends'],
    ['more behind the quotes', 'TOKEN="a"b', 'a', 'has something behind the quotes of TOKEN'],
    ['an escaped quote', 'TOKEN="a\\"b"', 'a"b', 'a backslash in the double quotes of TOKEN'],
    ['a folder of Windows', 'ANNOUNCEMENT="C:\\new.wav"', 'C:\new.wav', '\\n was read as a line break'],
    [
      'one that ends in a backslash',
      'SPOOL_FILE="C:\\data\\"',
      'C:\\data\\',
      'a backslash in the double quotes',
    ],
    ['another variable', `TOKEN=$\{OTHER}`, `$\{OTHER}`, 'has a $ in TOKEN'],
    ['another variable in quotes', 'TOKEN="$OTHER"', '$OTHER', 'has a $ in TOKEN'],
    ['a command', 'TOKEN=$(cat x)', '$(cat x)', 'has a $ in TOKEN'],
    ['a blank that is none', 'TOKEN=a\u00a0b', 'a\u00a0b', 'an invisible character or an unusual blank'],
    [
      'a hyphen that can’t be seen',
      'TOKEN=a\u00adb',
      'a\u00adb',
      'an invisible character or an unusual blank',
    ],
    ['another variable as on Windows', 'TOKEN=%OTHER%', '%OTHER%', 'has a % in TOKEN'],
    ['a semicolon at the end', 'TOKEN=a;', 'a;', 'has a ; at its end, which was taken as part of the value'],
    ['a comma at the end', 'TOKEN=a,', 'a,', 'has a , at its end, which was taken as part of the value'],
    ['a comment of another language', 'TOKEN=a // b', 'a // b', 'has a // behind a blank, which was taken'],
    ['another setting behind it', 'TOKEN=a PORT=1', 'a PORT=1', 'has PORT= behind the value of TOKEN'],
    [
      'another command behind it',
      'export TOKEN=a; export PORT=1',
      'a; export PORT=1',
      'has PORT= behind the',
    ],
    ['what can’t be seen', 'TOKEN=a\u200bb', 'a\u200bb', 'an invisible character or an unusual blank'],
    ['a tab', 'TOKEN=a\tb', 'a\tb', 'an invisible character or an unusual blank'],
    ['a line that goes on', 'TOKEN=a\\', 'a\\', 'a line does not go on in the next one'],
    [
      'a name of Windows’ shell',
      '$env:TOKEN = "a"',
      undefined,
      'sets $env:TOKEN, which is not a setting of Familiar; did you mean TOKEN?',
    ],
    ['a name without a value', 'TOKEN a', undefined, 'begins with TOKEN and has no equals sign'],
    ['a name alone', 'TOKEN', undefined, 'begins with TOKEN and has no equals sign'],
    ['no setting at all', 'hunter2', undefined, 'has no NAME=value and is left out'],
  ])('%s', (_, text, value, says) => {
    const { values, notes } = parseEnv(`# first\n${text}`);
    expect([...values.values()][0]?.value).toBe(value);
    expect(notes).toEqual([{ line: 2, text: expect.stringContaining(says) }]);
  });

  test('a value over several lines', () => {
    expect(read('TOKEN="a\nb\n"\nPORT=1')).toEqual({
      set: { TOKEN: 'a\nb\n', PORT: '1' },
      said: ['1: gives TOKEN a value of 3 lines.'],
    });
  });

  test('a quote that was forgotten does not swallow the next settings', () => {
    expect(read('TOKEN="a\nPORT="8081"\nHOST=x')).toEqual({
      set: { TOKEN: '"a', PORT: '8081', HOST: 'x' },
      said: [
        '1: begins the value of TOKEN with a quote that never ends, so the quote was taken as part of it.',
      ],
    });
  });

  test('a setting that stands there twice, where that makes a difference', () => {
    expect(read('PORT=1\nHOST=x\nPORT=2\nHOST=x')).toEqual({
      set: { PORT: '2', HOST: 'x' },
      said: ['3: sets PORT again, and counts; line 1 does not.'],
    });
  });

  test('a secret that was wrapped is shown nowhere', () => {
    const { said } = read('TOKEN=abcdefgh\nhunter2hunter2==\nhunter2\nHunter-2=x');
    expect(said).toHaveLength(3);
    expect(said.join()).not.toMatch(/hunter/i);
  });
});

describe('a name that is none gets the one that is meant', () => {
  test.each([
    ['RNG_FAMILIAR', 'RING_FAMILIAR'],
    ['WEBHOOK-URL', 'WEBHOOK_URL'],
    ['webhook_url', 'WEBHOOK_URL'],
    ['Webhook Url', 'WEBHOOK_URL'],
    ['WEBHOOKURL', 'WEBHOOK_URL'],
    ['WEBHOOK', 'WEBHOOK_URL'],
    ['WEBHOOK_ULR', 'WEBHOOK_URL'],
    ['TOKENID', 'TOKEN_ID'],
    ['token.id', 'TOKEN_ID'],
    ['CENTRAL_SERVICE_PHONES', 'CENTRAL_SERVICE_PHONE'],
    ['SERVICE_PHONE', 'SERVICE_PHONES'],
    ['DATABASE_USER', 'DATABASE_USERNAME'],
    ['DATABASE_PASWORD', 'DATABASE_PASSWORD'],
    ['DB_HOST', 'DATABASE_HOST'],
    ['DATABASEURL', 'DATABASE_URL'],
    ['LOGLEVEL', 'LOG_LEVEL'],
    ['ANOUNCEMENT', 'ANNOUNCEMENT'],
    ['ROUTING_POLICIES', null],
    ['MYSQL_ROOT_PASSWORD', null],
    ['COMPOSE_PROJECT_NAME', null],
    ['HOME', null],
    ['constructor', null],
  ])('%s: %s', (name, meant) => {
    expect(read(`${name}=x`).set).toEqual({});
    const [said = ''] = read(`${name}=x`).said;
    expect(/did you mean (\w+)\?/.exec(said)?.[1] ?? null).toBe(meant);
  });
});

describe('a file is decoded as it was written', () => {
  const text = 'TOKEN=Grüße\r\nPORT=8081\r\n';
  const utf16 = (bytes: Buffer): Buffer => Buffer.from(bytes).swap16();
  const le = Buffer.from(text, 'utf16le');
  const mark = Buffer.from([0xff, 0xfe]);
  test.each([
    ['UTF-8', Buffer.from(text), null],
    ['UTF-8 with a byte order mark', Buffer.from(`\ufeff${text}`), null],
    ['UTF-16 as Windows has it', Buffer.concat([mark, le]), 'UTF-16'],
    ['UTF-16 without a mark', le, 'UTF-16'],
    ['UTF-16 the other way round', utf16(Buffer.concat([mark, le])), 'UTF-16'],
    ['UTF-16 the other way round without a mark', utf16(le), 'UTF-16'],
    ['Windows-1252', Buffer.from(text, 'latin1'), 'Windows-1252'],
  ] as const)('%s', (_, bytes, note) => {
    const decoded = decodeEnv(bytes);
    expect(read(decoded.text).set).toEqual({ TOKEN: 'Grüße', PORT: '8081' });
    if (note === null) expect(decoded.note).toBeNull();
    else expect(decoded.note).toContain(note);
  });

  test('also where PowerShell has added a line in UTF-16', () => {
    const added = Buffer.from('PORT=8081\r\n', 'utf16le');
    for (const bytes of [
      [Buffer.from('HOST=x\r\n'), added],
      [Buffer.from('HOST=x\r\n'), mark, added],
    ]) {
      const { text: whole, note } = decodeEnv(Buffer.concat(bytes));
      expect(read(whole)).toEqual({ set: { HOST: 'x', PORT: '8081' }, said: [] });
      expect(note).toContain('partly encoded in UTF-16');
    }
  });

  test('an empty file is empty', () => {
    expect(decodeEnv(Buffer.alloc(0))).toEqual({ text: '', note: null });
  });
});
