import { writeFile } from 'node:fs/promises';
import { Command, Option } from 'commander';
import { toAnnouncement } from '../announcements/announcement.ts';
import {
  type AnnouncementChanged,
  addAnnouncement,
  removeAnnouncement,
} from '../app/plan/change-announcements.ts';
import type { Language } from '../domain/language.ts';
import { atDesk, byOption } from './config/at-desk.ts';
import { readAtMost } from './config/read-text.ts';
import { note } from './note.ts';
import { playAnnouncement } from './play-announcement.ts';
import { CliError } from './run-program.ts';
import { renderTable } from './table.ts';

interface LanguageOption {
  readonly language: Language;
}

interface ByOption {
  readonly by: string;
}

export function announcementsCommand(): Command {
  const command = new Command('announcements').description(
    'sounds that callers hear, for use in the configuration',
  );
  command.command('list').description('list those that come with Familiar and your own').action(list);
  command
    .command('add')
    .description('keep a WAV or MP3 file, converted to what sipgate plays; one of the same name is replaced')
    .argument('<name>', 'by which the configuration calls it')
    .argument('<file>', 'or - for standard input')
    .addOption(languageOption())
    .addOption(byOption())
    .addHelpText('after', '\nExample:\n  familiar announcements add welcome willkommen.mp3 --language de')
    .action(add);
  command
    .command('remove')
    .description('remove one of your own in every language, if the configuration does not play it')
    .argument('<name>')
    .addOption(byOption())
    .action(remove);
  command
    .command('play')
    .description('play one as callers hear it, with a player of this computer, or write it to a file')
    .argument('<name>', 'of an announcement; with --hotline also greeting, prompt or music')
    .option('--hotline <name or number>', 'what this hotline plays there')
    .addOption(
      new Option('--language <language>', 'instead of that of the configuration').choices(['de', 'en']),
    )
    .option('--output <file>', 'write a WAV file instead of playing it')
    .addHelpText(
      'after',
      '\nExamples:\n  familiar announcements play closed\n  familiar announcements play greeting --hotline Sales\n  familiar announcements play please-hold --output hold.wav',
    )
    .action(playAnnouncement);
  command
    .command('export')
    .description('write one of your own to a WAV file')
    .argument('<name>')
    .argument('<file>')
    .addOption(languageOption())
    .action(exportSound);
  return command;
}

function languageOption(): Option {
  return new Option('--language <language>', 'in which it is spoken').choices(['de', 'en']).default('de');
}

async function list(): Promise<void> {
  await atDesk('look', async ({ store, builtInAnnouncements }) => {
    const own = await store.listAnnouncements();
    const rows = [
      ...builtInAnnouncements.map(name => [name, 'de, en', '', 'comes with Familiar']),
      ...own.map(({ name, language, durationMs }) => [
        name,
        language,
        `${(durationMs / 1000).toFixed(1)} s`,
        'your own',
      ]),
    ];
    console.log(renderTable(['name', 'language', 'length', ''], rows));
  });
}

/** What `toAnnouncement` reads. */
const maxFileBytes = 10 * 1024 * 1024;

async function add(name: string, file: string, { language, by }: LanguageOption & ByOption): Promise<void> {
  const converted = await toAnnouncement(await readAtMost(file, maxFileBytes));
  if (!converted.ok) throw new CliError(`${file}: ${converted.problem.en}`);
  const { wav, durationMs, hash } = converted.announcement;
  const sound = { name, language, durationMs, hash };
  await atDesk('change', async (desk, store) => {
    tell(await addAnnouncement(desk, { sound, wav, by }), `"${name}" can be used now`);
    await note({ store, by }, 'announcement-changed', name);
  });
}

async function remove(name: string, { by }: ByOption): Promise<void> {
  await atDesk('recall', async (desk, store) => {
    tell(await removeAnnouncement(desk, { name, by }), `"${name}" is removed`);
    await note({ store, by }, 'announcement-changed', name);
  });
}

async function exportSound(name: string, file: string, { language }: LanguageOption): Promise<void> {
  await atDesk('recall', async ({ store }) => {
    const wav = await store.readAnnouncement(name, language);
    if (wav === null) throw new CliError(`there is no announcement "${name}" of your own in this language.`);
    await writeFile(file, wav);
  });
}

function tell(changed: AnnouncementChanged, what: string): void {
  if (changed.kind === 'refused') throw new CliError(changed.problem.en);
  console.log(`${what} (revision ${changed.revision}).`);
}
