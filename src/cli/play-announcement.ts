import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { loadAnnouncements } from '../announcements/load-announcements.ts';
import { readConfiguredSound } from '../announcements/read-configured-sound.ts';
import { type PlanDesk, readCurrentPlan } from '../app/plan/plan-desk.ts';
import { configuredSound } from '../config/plan-from-settings.ts';
import type { Language } from '../domain/language.ts';
import type { AnnouncementName, Hotline } from '../domain/plan.ts';
import { compilePlan } from '../plan/compile-plan.ts';
import { atDesk } from './config/at-desk.ts';
import { findHotline } from './find-hotline.ts';
import { loadConfig } from './load-config.ts';
import { playerNames, playSound } from './play-sound.ts';
import { CliError } from './run-program.ts';

interface PlayOptions {
  /** By default that of the configuration. */
  readonly language?: Language;
  readonly hotline?: string;
  readonly output?: string;
}

/** Plays what callers hear, or writes it to a file. */
export async function playAnnouncement(name: string, options: PlayOptions): Promise<void> {
  const sound = await atDesk('look', desk => findSound(desk, name, options));
  if (options.output === undefined) await playOrKeep(sound);
  else {
    await writeSound(options.output, sound.wav);
    console.log(`"${sound.name}" is in ${options.output}.`);
  }
}

interface Sound {
  readonly name: AnnouncementName;
  readonly wav: Uint8Array;
}

async function findSound(
  { store, fromEnvironment, clock }: PlanDesk,
  asked: string,
  options: PlayOptions,
): Promise<Sound> {
  const { document } = await readCurrentPlan(store);
  const plan = compilePlan(document ?? fromEnvironment, clock());
  const { language = plan.language, hotline } = options;
  const name = hotline === undefined ? asked : nameAt(findHotline(plan, hotline), asked);
  const wav = (await readOwn(store, name, language)) ?? (await readOther(name, language));
  if (wav === null)
    throw new CliError(
      `there is no announcement "${name}"; "familiar announcements list" shows which there are.`,
    );
  return { name, wav };
}

/** The announcement that a hotline plays at a certain point; any other name is that of an announcement. */
function nameAt(hotline: Hotline, asked: string): AnnouncementName {
  if (asked !== 'greeting' && asked !== 'prompt' && asked !== 'music') return asked;
  const { greeting, waiting } = hotline;
  const played = { greeting, prompt: waiting.prompt, music: waiting.music ?? 'hold-music' }[asked];
  if (played === null) throw new CliError(`the hotline "${hotline.name}" plays no ${asked}.`);
  return played;
}

/** The company's own, in this language or else in another, as callers hear it. */
async function readOwn(
  store: PlanDesk['store'],
  name: AnnouncementName,
  language: Language,
): Promise<Uint8Array | null> {
  const own = (await store.listAnnouncements()).filter(sound => sound.name === name);
  const sound = own.find(one => one.language === language) ?? own[0];
  return sound === undefined ? null : store.readAnnouncement(name, sound.language);
}

/** What the environment names, or what comes with Familiar. */
async function readOther(name: AnnouncementName, language: Language): Promise<Uint8Array | null> {
  const { announcement } = loadConfig();
  if (announcement.kind === 'file' && name === configuredSound)
    return (await readConfiguredSound(announcement.file)).wav;
  return (await loadAnnouncements()).find(name, language)?.wav ?? null;
}

async function playOrKeep({ name, wav }: Sound): Promise<void> {
  const folder = await mkdtemp(join(tmpdir(), 'familiar-'));
  const file = join(folder, `${name.replaceAll(/[^\w-]/g, '_')}.wav`);
  await writeSound(file, wav);
  if (await playSound(file)) await rm(folder, { recursive: true });
  else console.log(`It can't be played here (tried ${playerNames.join(', ')}). "${name}" is in ${file}.`);
}

async function writeSound(file: string, wav: Uint8Array): Promise<void> {
  try {
    await writeFile(file, wav);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    throw new CliError(`${file} can't be written: ${why}. Name a file that can be with --output.`);
  }
}
