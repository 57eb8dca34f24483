import { createInterface } from 'node:readline/promises';
import { isDeepStrictEqual } from 'node:util';
import type {
  WebhookSettings,
  WebhookSettingsDesk,
  WrittenWebhookSettings,
} from '../../app/ports/connect.ts';
import type { Language } from '../../domain/language.ts';
import { CliError } from '../run-program.ts';
import { say } from '../say.ts';
import type { Connected } from './connected.ts';
import { settingsTable } from './settings-table.ts';
import { undoFileOf } from './undo-file.ts';
import { type ConnectWords, connectWords } from './words.ts';

interface Writing {
  /** Do not ask. */
  readonly yes: boolean;
  readonly lang: Language;
}

/** Sets our address at sipgate, and keeps what was there. False: it is not there now. */
export async function writeSettings(connected: Connected, options: Writing): Promise<boolean> {
  const words = connectWords(options.lang);
  const { href } = connected.webhookUrl;
  const change = { incomingUrl: href, outgoingUrl: href };
  const undo = undoFileOf(connected.config);
  const written = await set(connected, change, words.write, options, undo.keep);
  if (written === 'written') console.log(words.written);
  return written !== 'not';
}

/** Sets at sipgate what was there before. False: it is not there now. */
export async function undoSettings(connected: Connected, options: Writing): Promise<boolean> {
  const words = connectWords(options.lang);
  const undo = undoFileOf(connected.config);
  const before = await undo.read();
  if (before === null) throw new CliError(words.nothingToUndo);
  const written = await set(connected, before, words.undo, options, async () => {});
  if (written === 'not') return false;
  await undo.remove();
  if (written === 'written') console.log(words.undone);
  return true;
}

/** @param keep takes what is there, before anything is changed */
async function set(
  connected: Connected,
  change: Partial<WebhookSettings>,
  question: string,
  { yes, lang }: Writing,
  keep: (before: WebhookSettings) => Promise<void>,
): Promise<'written' | 'there' | 'not'> {
  const words = connectWords(lang);
  const { signal } = new AbortController();
  const desk = deskOf(connected, lang);
  say(words.asking);
  const read = await desk.read(signal);
  if (read.kind === 'failed') {
    tell([read.problem.say[lang], ...byHand(change, words)]);
    return 'not';
  }
  const { settings } = read;
  const wanted = { ...settings, ...change };
  console.log(`${settingsTable(settings, wanted, words)}\n`);
  if (isDeepStrictEqual(settings, wanted)) {
    console.log(words.nothingToDo);
    return 'there';
  }
  if (!yes && !(await isAgreed(question))) {
    console.log(words.left);
    return 'not';
  }
  await keep(settings);
  const written = await desk.write(change, signal);
  if (written.kind === 'written') return 'written';
  tell([...describe(written, lang), ...byHand(change, words)]);
  return 'not';
}

function deskOf({ tools }: Connected, lang: Language): WebhookSettingsDesk {
  const account = tools.account();
  if (account === null) throw new CliError(connectWords(lang).noToken);
  return account.settings;
}

function describe(written: Exclude<WrittenWebhookSettings, { kind: 'written' }>, lang: Language): string[] {
  if (written.kind === 'differs') return [written.say[lang]];
  return [written.problem.say[lang], ...(written.isUncertain ? [connectWords(lang).uncertain] : [])];
}

function byHand({ incomingUrl, outgoingUrl }: Partial<WebhookSettings>, words: ConnectWords): string[] {
  const line = (name: string, url = ''): string => `  ${name}: ${url || words.none}`;
  return [words.byHand, line(words.incoming, incomingUrl), line(words.outgoing, outgoingUrl)];
}

function tell(lines: readonly string[]): void {
  for (const line of lines) console.log(line);
}

async function isAgreed(question: string): Promise<boolean> {
  const terminal = createInterface({ input: process.stdin, output: process.stderr });
  try {
    // Without anybody there, the end of the input is a no.
    const ended = new Promise<string>(resolve => terminal.once('close', () => resolve('')));
    const answer = await Promise.race([terminal.question(`${question} (y/N) `), ended]);
    return /^(y|yes|j|ja)$/i.test(answer.trim());
  } finally {
    terminal.close();
  }
}
