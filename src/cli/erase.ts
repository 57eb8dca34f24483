import { Command } from 'commander';
import type { AppContext } from '../app/context.ts';
import { eraseAgain } from '../app/page/erase-again.ts';
import { CompanyNumberError, eraseCaller, previewErasure } from '../app/page/erase-caller.ts';
import { putInForce } from '../app/plan/follow-plan.ts';
import { planFromSettings } from '../config/plan-from-settings.ts';
import type { Language } from '../domain/language.ts';
import { maskPhoneNumber, type PhoneNumber } from '../domain/phone-number.ts';
import { createContext } from '../wiring/create-context.ts';
import { byOption } from './config/at-desk.ts';
import { silentLog } from './create-log.ts';
import { eraseWords } from './erase-words.ts';
import { langOption } from './lang-option.ts';
import { loadConfig } from './load-config.ts';
import { note } from './note.ts';
import { openStoreFor } from './open-store.ts';
import { readCaller } from './read-caller.ts';
import { CliError } from './run-program.ts';

interface EraseOptions {
  readonly yes: boolean;
  readonly again: boolean;
  readonly by: string;
  readonly lang: Language;
}

export function eraseCommand(): Command {
  return new Command('erase')
    .description('erase everything about a caller (GDPR Art. 17); says what would go until --yes is given')
    .argument('[caller]', 'the number, in any usual spelling')
    .option('--yes', 'erase, and do not only say what would go', false)
    .option('--again', 'erase anew whoever was erased before, as after restoring a backup', false)
    .addOption(byOption())
    .addOption(langOption())
    .addHelpText(
      'after',
      '\nExamples:\n  familiar erase "0171 3920001"\n  familiar erase "0171 3920001" --yes\n  familiar erase --again',
    )
    .action(erase);
}

async function erase(text: string | undefined, options: EraseOptions): Promise<void> {
  if ((text === undefined) !== options.again)
    throw new CliError('name the caller, or give --again for all who were erased before.');
  const config = loadConfig();
  const surroundings = { log: silentLog, clock: Date.now };
  const plan = planFromSettings(config);
  const store = await openStoreFor('recall', config, surroundings);
  try {
    const context = createContext(config, store, { ...surroundings, plan });
    context.known.roster = await store.loadRoster();
    await putInForce(context, plan, null);
    if (text === undefined) await eraseThemAgain(context, options);
    else await eraseOne(context, numberIn(text), options);
  } finally {
    await store.close();
  }
}

function numberIn(text: string): PhoneNumber {
  const party = readCaller(text);
  if (party.kind === 'number') return party.number;
  throw new CliError(
    'calls from withheld numbers are nobody’s in particular, so nobody can be erased by them.',
  );
}

async function eraseOne(
  context: AppContext,
  caller: PhoneNumber,
  { yes, by, lang }: EraseOptions,
): Promise<void> {
  const preview = await previewErasure(context, caller);
  if (preview.refused !== null) throw new CliError(preview.refused[lang]);
  console.log(eraseWords[lang].kept(caller, preview));
  if (!yes) {
    console.log(eraseWords[lang].notYet);
    return;
  }
  await eraseCaller(context, { caller, by }).catch((error: unknown) => {
    throw error instanceof CompanyNumberError ? new CliError(error.message) : error;
  });
  await note({ store: context.store, by }, 'caller-erased', maskPhoneNumber(caller));
  console.log(eraseWords[lang].erased);
}

async function eraseThemAgain(context: AppContext, { by, lang }: EraseOptions): Promise<void> {
  const { erased, ofAnotherKey } = await eraseAgain(context, by);
  if (erased > 0) await note({ store: context.store, by }, 'callers-erased-again', String(erased));
  if (ofAnotherKey > 0) console.error(`familiar: ${eraseWords[lang].ofAnotherKey(ofAnotherKey)}`);
  console.log(eraseWords[lang].erasedAgain(erased));
}
