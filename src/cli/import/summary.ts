import type { ImportTotals } from '../../app/ports/import.ts';

/** The result of an import, in one sentence. */
export function summarize(totals: ImportTotals, callersKnown: number): string {
  return toSentence([
    `${calls(totals.added)} imported`,
    `${count(callersKnown)} ${callersKnown === 1 ? 'caller' : 'callers'} known`,
    ...leftOut(totals),
  ]);
}

/** What an import would do, in one sentence. */
export function summarizeTrial(totals: ImportTotals): string {
  return `${toSentence([`${calls(totals.added)} would be imported`, ...leftOut(totals)])} Nothing was changed.`;
}

export function count(number: number): string {
  return number.toLocaleString('en');
}

function calls(number: number): string {
  return `${count(number)} ${number === 1 ? 'call' : 'calls'}`;
}

function leftOut({ known, withoutAgent, withoutCaller }: ImportTotals): readonly string[] {
  const parts = [`${count(known)} already there`, `${count(withoutAgent)} without an agent's pick-up`];
  return withoutCaller === 0
    ? parts
    : [...parts, `${count(withoutCaller)} of callers who can't be recognised`];
}

function toSentence(parts: readonly string[]): string {
  return `${parts.join(', ')}.`;
}
