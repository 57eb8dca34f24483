import { type ImportResult, importHistory } from '../../app/history/import-history.ts';
import type { CallHistory, ImportTotals } from '../../app/ports/import.ts';
import type { Store } from '../../app/ports/store.ts';
import type { Language } from '../../domain/language.ts';
import { userName } from '../config/at-desk.ts';
import { note } from '../note.ts';
import { importWords } from './import-words.ts';
import { createProgress } from './progress.ts';

export interface RunOptions {
  readonly isTrial: boolean;
  readonly lang: Language;
  readonly signal: AbortSignal;
}

/** Imports a history, with progress on standard error, and prints the result. */
export async function runImport(store: Store, history: CallHistory, options: RunOptions): Promise<void> {
  const words = importWords[options.lang];
  for (const note of history.notes) console.error(`familiar: ${note}`);
  const state = await store.importState(history.source);
  if (state?.position != null) console.error(`familiar: ${words.goingOn(entriesIn(state.totals))}`);
  const progress = createProgress(words.importing, words.entries, process.stderr, Date.now);
  let result: ImportResult;
  try {
    result = await importHistory(store, history, {
      ...options,
      onProgress: (totals, done) => progress.show(done, entriesIn(totals)),
    });
  } finally {
    progress.end();
  }
  const { totals, isComplete } = result;
  if (!options.isTrial && totals.added > 0)
    await note({ store, by: userName() }, 'calls-imported', String(totals.added));
  if (!isComplete) sayStopped(options.isTrial ? null : totals, options.lang);
  else if (options.isTrial) console.log(words.wouldImport(totals));
  else console.log(words.imported(totals, await store.countCallers()));
}

/** What to say, and how to end, after Ctrl-C; null: nothing has been imported yet. */
export function sayStopped(totals: ImportTotals | null, language: Language): void {
  const words = importWords[language];
  console.error(`familiar: ${totals === null ? words.stoppedBefore : words.stopped(totals.added)}`);
  process.exitCode = stoppedByHand;
}

/** The exit code that shells use for Ctrl-C. */
const stoppedByHand = 130;

function entriesIn({ added, known, withoutAgent, withoutCaller }: ImportTotals): number {
  return added + known + withoutAgent + withoutCaller;
}
