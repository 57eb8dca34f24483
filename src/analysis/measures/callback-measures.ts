import type { Language } from '../../domain/language.ts';
import type { CallbackFigures } from './callbacks.ts';
import type { Figures } from './figures.ts';

/** What is reported of callbacks on request, without an interval. */
export type CallbackMeasure =
  | 'calledBack'
  | 'callbackMedian'
  | 'callbackP90'
  | 'answeredWithCallbacks'
  | 'familiarWithCallbacks';

/** The value of each; null: there was nothing to measure. */
export function callbackMeasuresOf(
  { asked, open, talked, answeredBesides, familiarBesides, medianMs, p90Ms }: CallbackFigures,
  { answered, missed, byReturningCallers, familiar }: Figures,
): Readonly<Record<CallbackMeasure, number | null>> {
  return {
    calledBack: share(talked, asked - open),
    callbackMedian: medianMs,
    callbackP90: p90Ms,
    answeredWithCallbacks: share(answered + answeredBesides, answered + missed),
    familiarWithCallbacks: share(familiar + familiarBesides, byReturningCallers),
  };
}

function share(part: number, whole: number): number | null {
  return whole === 0 ? null : part / whole;
}

type Texts = Readonly<Record<Language, Readonly<Record<CallbackMeasure, string>>>>;

/** What each is called. */
export const callbackTexts: Texts = {
  en: {
    calledBack: 'called back',
    callbackMedian: 'called back, half within',
    callbackP90: 'called back, 9 in 10 within',
    answeredWithCallbacks: 'answered, with callbacks',
    familiarWithCallbacks: 'familiar, with callbacks',
  },
  de: {
    calledBack: 'zurückgerufen',
    callbackMedian: 'Hälfte zurückgerufen nach',
    callbackP90: '90 % zurückgerufen nach',
    answeredWithCallbacks: 'angenommen, mit Rückrufen',
    familiarWithCallbacks: 'vertraut, mit Rückrufen',
  },
};

/** How each is counted, in words. */
export const callbackFormulas: Texts = {
  en: {
    calledBack:
      'talked to after they had asked to be called back ÷ callers who asked, those still waiting for it left out',
    callbackMedian: 'time from asking to the talk that half of those called back did not exceed',
    callbackP90: 'time from asking to the talk that nine of ten of those called back did not exceed',
    answeredWithCallbacks: '(answered by an agent + called back) ÷ all calls to the hotline',
    familiarWithCallbacks:
      '(reached somebody the caller had talked to before, in the call or by the callback) ÷ calls by callers who had talked to somebody before',
  },
  de: {
    calledBack:
      'Anrufer, die um einen Rückruf baten und mit denen dann gesprochen wurde ÷ Anrufer, die darum baten, ohne die noch offenen',
    callbackMedian:
      'Zeit von der Bitte bis zum Gespräch, nach der die Hälfte der Zurückgerufenen zurückgerufen war',
    callbackP90:
      'Zeit von der Bitte bis zum Gespräch, nach der neun von zehn der Zurückgerufenen zurückgerufen waren',
    answeredWithCallbacks: '(von einem Mitarbeiter angenommen + zurückgerufen) ÷ alle Anrufe bei der Hotline',
    familiarWithCallbacks:
      '(im Anruf oder durch den Rückruf bei jemandem angekommen, mit dem der Anrufer schon gesprochen hatte) ÷ Anrufe derer, die schon mit jemandem gesprochen hatten',
  },
};
