import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { type CsvRow, openCsv } from '../../src/csv/open-csv.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const text = 'Anrufer;Müller\r\n"+49 30";"8,50 €"\r\n';

test.each([
  { encoding: 'utf-8', how: 'UTF-8', bytes: Buffer.from(text) },
  { encoding: 'utf-8', how: 'UTF-8 with a mark', bytes: Buffer.from(`\ufeff${text}`) },
  { encoding: 'utf-16le', how: 'UTF-16 with a mark', bytes: Buffer.from(`\ufeff${text}`, 'utf16le') },
  { encoding: 'utf-16le', how: 'UTF-16 without one', bytes: Buffer.from(text, 'utf16le') },
  {
    encoding: 'utf-16be',
    how: 'UTF-16, high byte first',
    bytes: Buffer.from(`\ufeff${text}`, 'utf16le').swap16(),
  },
  { encoding: 'windows-1252', how: 'Windows-1252', bytes: windows1252(text) },
])('a file in $how is read', async ({ encoding, bytes }) => {
  const csv = await openCsv(await fileWith(bytes));
  expect(csv).toMatchObject({
    encoding,
    delimiter: ';',
    headings: ['Anrufer', 'Müller'],
    bytes: bytes.length,
  });
  expect(await all(csv.rows())).toEqual([{ line: 2, cells: ['+49 30', '8,50 €'] }]);
});

test('an umlaut in Windows-1252 is noticed however late it comes', async () => {
  const rows = 'a;b\n'.repeat(30_000);
  const csv = await openCsv(await fileWith(windows1252(`${rows}ü;€\n`)));
  expect(csv.encoding).toBe('windows-1252');
  expect((await all(csv.rows())).at(-1)).toEqual({ line: 30_001, cells: ['ü', '€'] });
});

test.each([
  { delimiter: ';', content: 'a;"b,c,d,e";f\n1;2;3\n' },
  { delimiter: '\t', content: 'a\tb\n1\t2\n' },
  { delimiter: ',', content: 'a,b;c\n1,2\n'.replace(';', ':') },
  { delimiter: '|', content: 'a|b\n1|2\n' },
  { delimiter: ';', content: 'sep=;\na;b,c,d\n1;2\n' },
])('columns separated by "$delimiter" are told apart', async ({ delimiter, content }) => {
  const csv = await openCsv(await fileWith(content));
  expect(csv.delimiter).toBe(delimiter);
  expect((await all(csv.rows())).map(row => row.cells[0])).toEqual(['1']);
});

test('rows keep the number of their line, whatever lies between them, and can be read again', async () => {
  const csv = await openCsv(await fileWith('a;b\n\n1;2\n"over\ntwo lines";3\n4\n5;6;7\n'));
  const rows = await all(csv.rows());
  expect(rows).toEqual([
    { line: 3, cells: ['1', '2'] },
    { line: 5, cells: ['over\ntwo lines', '3'] },
    { line: 6, cells: ['4'] },
    { line: 7, cells: ['5', '6', '7'] },
  ]);
  expect(await all(csv.rows())).toEqual(rows);
});

test('quotation marks within a cell are part of it', async () => {
  const csv = await openCsv(await fileWith('a;b\nFirma "Holz" GmbH;2\n"Firma ""Holz""";3\n'));
  expect((await all(csv.rows())).map(row => row.cells[0])).toEqual(['Firma "Holz" GmbH', 'Firma "Holz"']);
});

test('how far the reading is can be followed', async () => {
  const csv = await openCsv(await fileWith(`a;b\n${`${'1'.repeat(99)};2\n`.repeat(10_000)}`));
  const read: number[] = [];
  for await (const _ of csv.rows(bytes => read.push(bytes)));
  expect(read.length).toBeGreaterThan(2);
  expect(read.at(-1)).toBe(csv.bytes);
});

test.each([
  {
    what: 'an empty file',
    content: '',
    says: /is empty\. Its first line must hold the names of the columns\.$/,
  },
  {
    what: 'a quotation mark that is never closed',
    content: 'a;b\n"1;2\n3;4\n',
    says: /quotation mark that is never closed, or no lines at line \d+\.$/,
  },
  {
    what: 'no lines',
    content: `a;b\n${'x'.repeat(200_000)}`,
    says: /quotation mark that is never closed, or no lines at line \d+\.$/,
  },
])('$what is one clear error', async ({ content, says }) => {
  const file = await fileWith(content);
  const read = async () => all((await openCsv(file)).rows());
  await expect(read()).rejects.toThrow(says);
});

test('a file that is not there, or no file, is one too', async () => {
  const folder = await temporaryFolder();
  await expect(openCsv(join(folder, 'gone.csv'))).rejects.toThrow(/gone\.csv can't be read: ENOENT/);
  await expect(openCsv(folder)).rejects.toThrow(
    / is no file that can be read twice\. Save the table in one\.$/,
  );
});

async function fileWith(content: string | Buffer): Promise<string> {
  const file = join(await temporaryFolder(), 'calls.csv');
  await writeFile(file, content);
  return file;
}

function windows1252(characters: string): Buffer {
  return Buffer.from(characters.replaceAll('€', '\u0080'), 'latin1');
}

async function all(rows: AsyncIterable<CsvRow>): Promise<readonly CsvRow[]> {
  const read: CsvRow[] = [];
  for await (const row of rows) read.push(row);
  return read;
}

test('a file packed with gzip is unpacked, whatever its name, and the bytes read are those of the file', async () => {
  const rows = Array.from({ length: 50_000 }, (_, index) => `${index};Müller\n`).join('');
  const packed = gzipSync(windows1252(`a;b\n${rows}`));
  const csv = await openCsv(await fileWith(packed));
  expect(csv).toMatchObject({ encoding: 'windows-1252', headings: ['a', 'b'], bytes: packed.length });
  const read: number[] = [];
  const found = await all(csv.rows(bytes => read.push(bytes)));
  expect([found.length, found.at(-1)]).toEqual([50_000, { line: 50_001, cells: ['49999', 'Müller'] }]);
  expect(read.at(-1)).toBe(packed.length);
});

test.each([0.4, 0.999])(
  'a packed file that was cut short after %d of it is refused with a remedy',
  async share => {
    const packed = gzipSync(Buffer.from(`a;b\n${'1;2\n'.repeat(100_000)}`));
    const file = await fileWith(packed.subarray(0, Math.floor(packed.length * share)));
    const read = async (): Promise<unknown> => all((await openCsv(file)).rows());
    await expect(read()).rejects.toThrow(
      /packed with gzip and was cut short or damaged\. Copy it once more\./,
    );
  },
);

test('what Excel writes before a table may end its line otherwise than the table', async () => {
  for (const first of ['sep=;\r\n', '"sep=;"\n', 'SEP=;\r']) {
    const csv = await openCsv(await fileWith(Buffer.from(`${first}a;b\n1;2\r\n3;4\r5;6\n`)));
    expect(csv).toMatchObject({ delimiter: ';', headings: ['a', 'b'] });
    expect((await all(csv.rows())).map(({ cells }) => cells.join())).toEqual(['1,2', '3,4', '5,6']);
  }
});

test('empty rows and headings that come again are no rows', async () => {
  const csv = await openCsv(await fileWith(Buffer.from('a;b\n1;2\n;\n \t; \n\na;b\n3;4\n\0\0\n')));
  expect((await all(csv.rows())).map(({ cells }) => cells.join())).toEqual(['1,2', '3,4']);
});

test('headings are found below a title, with what separates them', async () => {
  const title = 'Anrufliste, Möbel Krüger, Köln\nZeitraum;01.11.2026;30.11.2026\n\n';
  const table = 'Anrufer;Mitarbeiter;Zeit;Dauer\n0221 4710133;Anna;24.11.2026 10:15;60\n';
  const csv = await openCsv(await fileWith(Buffer.from(`${title}${table}`)));
  expect(csv).toMatchObject({
    delimiter: ';',
    linesBefore: 3,
    headings: expect.arrayContaining(['Anrufer']),
  });
  expect(await all(csv.rows())).toEqual([
    { line: 5, cells: ['0221 4710133', 'Anna', '24.11.2026 10:15', '60'] },
  ]);
});

test('headings that nobody knows are those of the first line', async () => {
  const csv = await openCsv(await fileWith(Buffer.from('a;b;c\n1;2;3\n')));
  expect(csv).toMatchObject({ linesBefore: 0, headings: ['a', 'b', 'c'] });
});
