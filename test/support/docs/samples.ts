import { copyFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { root } from './documents.ts';

/** Files that a command reads and nothing before it has made, each as good as the guide would have it. */
export async function writeSamples(command: string, folder: string, plan: string): Promise<void> {
  const [reads = '', ...writes] = command.split(/ > | --html | --output /);
  for (const file of reads.match(/(?<![\w/:])[\w-]+\.(csv|ics|mp3|yaml)\b/g) ?? []) {
    const path = join(folder, file);
    if (writes.includes(file)) continue;
    if (file.endsWith('.csv')) await writeFile(path, tableFor(command));
    if (file.endsWith('.ics')) await writeFile(path, calendar);
    if (file.endsWith('.mp3')) await copyFile(join(root, 'test/fixtures/audio/tone-1khz-stereo.mp3'), path);
    if (file.endsWith('.yaml') && file !== 'familiar.yaml') await writeFile(path, plan);
  }
}

/** Columns by usual headings, but for those that the command names otherwise. */
function tableFor(command: string): string {
  const named = new Map<string, string>();
  for (const [, pairs = ''] of command.matchAll(/--(?:map|column) "?([^"\s]+)"?/g))
    for (const pair of pairs.split(',')) {
      const [field = '', heading = ''] = pair.split('=');
      named.set(field.replace(/^(startedAt|answeredAt)$/, 'started').replace(/^talkTime$/, 'talk'), heading);
    }
  const began = named.get('started')?.split('+') ?? ['Beginn'];
  const headings = [
    named.get('caller') ?? 'Anrufer',
    named.get('agent') ?? 'Mitarbeiter',
    ...began,
    named.get('talk') ?? 'Gesprächszeit',
  ];
  const rows = Array.from({ length: 120 }, (_, call) => {
    // In the middle of the day, where no clock is changed.
    const moment = new Date(Date.now() - (40 - Math.floor(call / 4)) * 24 * 3_600_000);
    const day = moment.toISOString().slice(0, 10);
    const time = `${10 + (call % 4)}:15:00`;
    const when = began.length === 1 ? [`${day} ${time}`] : [day, time];
    return [`0171 392000${1 + (call % 5)}`, call % 2 === 0 ? 'Anna Beck' : 'Ben Koch', ...when, 60 + call];
  });
  return [headings, ...rows].map(row => `${row.join(';')}\n`).join('');
}

const calendar = [
  'BEGIN:VCALENDAR',
  'VERSION:2.0',
  'PRODID:-//test//test//EN',
  'BEGIN:VEVENT',
  'UID:holiday@example.com',
  'DTSTAMP:20260101T000000Z',
  `DTSTART;VALUE=DATE:${new Date().getUTCFullYear() + 1}0601`,
  `DTEND;VALUE=DATE:${new Date().getUTCFullYear() + 1}0615`,
  'SUMMARY:Holiday',
  'END:VEVENT',
  'END:VCALENDAR',
  '',
].join('\r\n');
