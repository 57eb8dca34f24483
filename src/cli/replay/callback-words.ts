import type { CallbackFigures } from '../../analysis/measures/callback-tally.ts';
import type { Language } from '../../domain/language.ts';

/** What a report says of callbacks, in one language. */
export interface CallbackWords {
  readonly title: string;
  readonly columns: Readonly<Record<keyof CallbackFigures, string>>;
  readonly formulas: Readonly<Record<keyof CallbackFigures, string>>;
  /** How the other measures count a callback. */
  readonly counted: readonly [name: string, formula: string];
  readonly assumed: string;
}

const english: CallbackWords = {
  title: 'Callbacks that callers asked for',
  columns: {
    asked: 'asked for',
    reached: 'called back',
    withdrawn: 'called again first',
    medianMs: 'half within',
    p90Ms: 'nine of ten within',
  },
  formulas: {
    asked:
      'calls whose caller asked to be called back, instead of a stranger, of waiting or of reaching nobody',
    reached: 'of these, the callers with whom an agent talked by callback ÷ callbacks asked for',
    withdrawn:
      'of these, the callers who called again or were talked to otherwise before; that ends the callback',
    medianMs: 'median time from the call to the talk, of callers called back',
    p90Ms: 'time from the call to the talk within which nine of ten of these were called back',
  },
  counted: [
    'calls with a callback',
    'answered, familiar, top and own share count the talk as the answer of the call for which it was asked; without one the call was not answered. Service level, speed of answer and waiting do not count it, since nobody waits on the line',
  ],
  assumed:
    'How many callers ask to be called back, and how many of them pick up, is assumed: no log tells. Whoever is called back may have settled the matter otherwise by then.',
};

const german: CallbackWords = {
  title: 'Rückrufe auf Wunsch',
  columns: {
    asked: 'gewünscht',
    reached: 'zurückgerufen',
    withdrawn: 'vorher wieder angerufen',
    medianMs: 'die Hälfte binnen',
    p90Ms: 'neun von zehn binnen',
  },
  formulas: {
    asked:
      'Anrufe, deren Anrufer zurückgerufen werden wollte, statt jemand Fremden zu bekommen, zu warten oder niemanden zu erreichen',
    reached: 'davon die Anrufer, mit denen beim Rückruf jemand sprach ÷ gewünschte Rückrufe',
    withdrawn:
      'davon die Anrufer, die vorher wieder anriefen oder anders mit jemandem sprachen; damit entfällt der Rückruf',
    medianMs: 'mittlere Zeit (Median) vom Anruf bis zum Gespräch, über zurückgerufene Anrufer',
    p90Ms: 'Zeit vom Anruf bis zum Gespräch, nach der neun von zehn davon zurückgerufen waren',
  },
  counted: [
    'Anrufe mit Rückruf',
    'Bei „angenommen“, „vertraut“, „beim besten Kontakt“ und „Anteil derselben Person“ zählt das Gespräch als Annahme des Anrufs, zu dem der Rückruf gewünscht war; ohne Gespräch ist er nicht angenommen. Bei Servicelevel, Annahmezeit und Warten zählt es nicht, denn niemand wartet in der Leitung',
  ],
  assumed:
    'Wie viele Anrufer zurückgerufen werden wollen und wie viele dann abnehmen, ist angenommen: Das sagen keine Daten. Wer zurückgerufen wird, hat die Sache vielleicht schon anders geklärt.',
};

export const callbackWords: Readonly<Record<Language, CallbackWords>> = { en: english, de: german };
