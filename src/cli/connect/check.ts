import type { AccountTools, ApiProblemKind, TokenReport } from '../../app/ports/connect.ts';
import type { Credentials } from '../../domain/connection.ts';
import type { Language } from '../../domain/language.ts';
import { likenessOf } from '../../domain/webhook-address.ts';
import { say } from '../say.ts';
import { renderTable } from '../table.ts';
import type { Connected } from './connected.ts';
import { settingsTable } from './settings-table.ts';
import { type ConnectWords, connectWords } from './words.ts';

interface Telling {
  readonly words: ConnectWords;
  readonly lang: Language;
  readonly signal: AbortSignal;
}

/** Prints what is right and wrong. False: something keeps calls away. */
export async function check(connected: Connected, lang: Language): Promise<boolean> {
  const words = connectWords(lang);
  const telling = { words, lang, signal: new AbortController().signal };
  const account = connected.tools.account();
  const { credentials } = connected.connection;
  let isAccountGood = true;
  if (account === null || credentials === null) print(words.token, [words.noToken]);
  else {
    say(words.asking);
    isAccountGood = await checkAccount(account, credentials, connected, telling);
  }
  say(words.calling);
  return (await checkAddress(connected, telling)) && isAccountGood;
}

async function checkAccount(
  account: AccountTools,
  credentials: Credentials,
  { tools, webhookUrl }: Connected,
  telling: Telling,
): Promise<boolean> {
  const { words, lang, signal } = telling;
  const report = await tools.probeToken(credentials, null, signal);
  print(words.token, describeToken(report, telling));
  if (report.problem !== null) return false;
  const read = await account.settings.read(signal);
  const { href } = webhookUrl;
  let isGood = read.kind === 'failed' && mayBeUnseen.has(read.problem.kind);
  if (read.kind === 'failed') print(words.settings, [read.problem.say[lang]]);
  else {
    const { settings } = read;
    const { incomingUrl, outgoingUrl } = settings;
    const likeness = [incomingUrl, outgoingUrl].map(url => likenessOf(url, href));
    const worst = (['other', 'spelling'] as const).find(one => likeness.includes(one)) ?? 'same';
    const isNobody = settings.whitelist?.length === 0;
    isGood = worst !== 'other' && !isNobody;
    const wanted = { ...settings, incomingUrl: href, outgoingUrl: href };
    print(words.settings, [
      settingsTable(settings, wanted, words),
      words[worst],
      ...(isNobody ? [words.nobodySelected] : []),
    ]);
  }
  const log = await account.readLog(signal);
  if (log.kind === 'read') {
    const lines = log.pushes.slice(0, 5).map(({ at, event, status, say: usually }) => {
      const time = at === null ? '' : new Date(at).toISOString();
      return [time, event, String(status ?? words.noAnswer), usually?.[lang] ?? '']
        .filter(Boolean)
        .join('  ');
    });
    print(words.pushes, lines.length === 0 ? [words.noPushes] : lines);
  }
  return isGood && report.scopes.every(({ state, isEssential }) => state !== 'missing' || !isEssential);
}

/** Why the settings can't be seen that may be right all the same. */
const mayBeUnseen: ReadonlySet<ApiProblemKind> = new Set<ApiProblemKind>([
  'no-scope',
  'no-role',
  'not-there',
]);

function describeToken(
  { problem, remarks, owner, account, scopes }: TokenReport,
  { words, lang }: Telling,
): readonly string[] {
  const said = remarks.map(remark => remark.say[lang]);
  if (problem !== null) return [...said, problem.say[lang]];
  const rows = scopes.map(({ scope, state, lost, why }) => [
    scope,
    words.states[state],
    state === 'missing' ? lost[lang] : state === 'unclear' ? (why ?? lost)[lang] : '',
  ]);
  return [
    ...(owner === null ? [] : [words.owner(owner.userId, owner.accountId)]),
    ...(owner?.isAdmin ? [words.admin] : []),
    ...(account === null ? [] : [words[account]]),
    ...said,
    renderTable([words.scope, '', ''], rows),
  ];
}

async function checkAddress(
  { tools, webhookUrl }: Connected,
  { words, lang, signal }: Telling,
): Promise<boolean> {
  const { problems, certificate } = await tools.probeAddress(webhookUrl.href, signal);
  const isGood = problems.every(({ isDoubt }) => isDoubt);
  print(`${words.address} ${webhookUrl.href}`, [
    ...(isGood ? [words.reached] : []),
    ...problems.map(problem => problem.say[lang]),
    ...(certificate === null
      ? []
      : [words.certificate(new Date(certificate.validTo).toISOString().slice(0, 10))]),
  ]);
  return isGood;
}

function print(title: string, paragraphs: readonly string[]): void {
  const lines = paragraphs.flatMap(paragraph => paragraph.split('\n'));
  console.log(`${title}\n${lines.map(line => `  ${line}`.trimEnd()).join('\n')}\n`);
}
