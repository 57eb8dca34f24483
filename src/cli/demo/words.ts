import type { CallbackFigures } from '../../analysis/measures/callbacks.ts';
import type { Language } from '../../domain/language.ts';
import type { Summary } from './summary.ts';

/** What the demo says, in both languages. */
export interface DemoWords {
  opening(company: string, hotline: string, agents: number, away: string): string;
  page(url: string): string;
  summary(summary: Summary): string;
  callbacks(figures: CallbackFigures): string;
  stayOpen(url: string, hotline: string): string;
  readonly callback: string;
  readonly asked: string;
  readonly voicemail: string;
  readonly asConfigured: string;
  readonly withheld: string;
}

const english: DemoWords = {
  opening: (company, hotline, agents, away) =>
    `${company}, hotline ${hotline}, ${agents} agents; ${away} is on holiday. A day in fast motion; Ctrl-C ends it.`,
  page: url => `See it in the browser, and pick up the phones yourself: ${url}`,
  summary: ({ calls, answered, byReturningCallers, familiar, decisionMs }) =>
    `${calls} calls, ${answered} answered (${percent(answered, calls)}).\n` +
    `${familiar} of ${byReturningCallers} calls by returning callers reached an agent they knew (${percent(familiar, byReturningCallers)}).\n` +
    `Mean time to decide, signature check and commit included: ${decisionMs.toFixed(1)} ms.`,
  callbacks: ({ asked, talked, medianMs }) =>
    `${talked} of ${asked} callers who asked to be called back were${medianMs === null ? '' : `, half of them within ${minutes(medianMs)} min`}.`,
  stayOpen: (url, hotline) =>
    `The demo stays open, and time passes as usual. Call the hotline on the page or here, set up an empty Familiar yourself (on the page, under “Phones”), or end it with Ctrl-C:\n` +
    `  curl -X POST ${url}/emulator/calls -H 'content-type: application/json' -d '{"from":"+491713920050","to":"${hotline}"}'`,
  callback: 'callback',
  asked: 'is asked',
  voicemail: 'voicemail',
  asConfigured: 'rings everywhere',
  withheld: 'withheld',
};

const german: DemoWords = {
  opening: (company, hotline, agents, away) =>
    `${company}, Hotline ${hotline}, ${agents} Mitarbeiter; ${away} ist im Urlaub. Ein Tag im Zeitraffer; Strg-C beendet ihn.`,
  page: url => `Im Browser zusehen und selbst abnehmen: ${url}`,
  summary: ({ calls, answered, byReturningCallers, familiar, decisionMs }) =>
    `${calls} Anrufe, ${answered} angenommen (${percent(answered, calls)}).\n` +
    `${familiar} von ${byReturningCallers} Anrufen wiederkehrender Anrufer erreichten jemanden, den sie kannten (${percent(familiar, byReturningCallers)}).\n` +
    `Mittlere Zeit für eine Entscheidung, mit Signaturprüfung und Speichern: ${decisionMs.toFixed(1)} ms.`,
  callbacks: ({ asked, talked, medianMs }) =>
    `${talked} von ${asked} Anrufern, die um einen Rückruf baten, wurden zurückgerufen${medianMs === null ? '' : `, die Hälfte davon binnen ${minutes(medianMs)} min`}.`,
  stayOpen: (url, hotline) =>
    `Die Demo bleibt offen, und die Zeit vergeht wie immer. Rufen Sie auf der Seite oder hier an, richten Sie selbst ein leeres Familiar ein (auf der Seite unter „Telefone“), oder beenden Sie sie mit Strg-C:\n` +
    `  curl -X POST ${url}/emulator/calls -H 'content-type: application/json' -d '{"from":"+491713920050","to":"${hotline}"}'`,
  callback: 'Rückruf',
  asked: 'wird gefragt',
  voicemail: 'Mailbox',
  asConfigured: 'klingelt überall',
  withheld: 'unterdrückt',
};

export const demoWords: Readonly<Record<Language, DemoWords>> = { en: english, de: german };

function percent(part: number, whole: number): string {
  return whole === 0 ? '–' : `${Math.round((100 * part) / whole)} %`;
}

function minutes(ms: number): number {
  return Math.max(1, Math.round(ms / 60_000));
}
