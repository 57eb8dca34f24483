import { z } from 'zod';
import { openTimeZone } from '../calendar/local-time.ts';
import { isLocalDate } from '../domain/local-date.ts';
import { toPhoneNumber } from '../domain/phone-number.ts';
import { parseSpelledNumber } from '../numbers/phone-spelling.ts';
import { remedy } from './remedy.ts';

/** A text that `read` brings into its stored form, or refuses with null. */
export function written<T extends string>(message: string, read: (text: string) => T | null) {
  return z.string({ error: message }).transform((text, context): T => {
    const value = read(text.trim());
    if (value !== null) return value;
    context.addIssue({ code: 'custom', message, input: text });
    return z.NEVER;
  });
}

/** A name, for people or for other parts of the document to refer to. */
export function label(maxLength = 100) {
  const message = remedy(
    `give a text of 1 to ${maxLength} characters on one line; put what looks like a number in quotes`,
    `geben Sie einen Text von 1 bis ${maxLength} Zeichen in einer Zeile an; was wie eine Zahl aussieht, in Anführungszeichen`,
    {
      en: `give a text of 1 to ${maxLength} characters`,
      de: `geben Sie einen Text von 1 bis ${maxLength} Zeichen an`,
    },
  );
  return written(message, text => {
    const isPlain =
      text.length >= 1 && text.length <= maxLength && !/\p{Cc}/u.test(text) && text !== '__proto__';
    return isPlain ? text : null;
  });
}

export function wholeNumber(min: number, max: number) {
  const error = remedy(
    `give a whole number from ${min} to ${max}`,
    `geben Sie eine ganze Zahl von ${min} bis ${max} an`,
  );
  return z.number({ error }).int({ error }).min(min, { error }).max(max, { error });
}

export function decimal(min: number, max: number) {
  const error = remedy(
    `give a number from ${min} to ${max} with a decimal point`,
    `geben Sie eine Zahl von ${min} bis ${max} mit Dezimalpunkt an`,
    { en: `give a number from ${min} to ${max}`, de: `geben Sie eine Zahl von ${min} bis ${max} an` },
  );
  return z.number({ error }).min(min, { error }).max(max, { error });
}

const choose = { en: 'choose one of what is offered', de: 'wählen Sie etwas aus der Liste' };

export function yesOrNo() {
  return z.boolean({ error: remedy('give true or false', 'geben Sie true oder false an', choose) });
}

export function oneOf<const T extends string>(choices: readonly T[]) {
  const list = choices.join(', ');
  return z.enum(choices, {
    error: remedy(`give one of ${list}`, `geben Sie eines davon an: ${list}`, choose),
  });
}

/** A number in any usual spelling. */
export const phoneNumber = written(
  remedy(
    'give a phone number with its area code, such as "+49 30 23125 100"',
    'geben Sie eine Rufnummer mit Vorwahl an, etwa "+49 30 23125 100"',
    {
      en: 'give a phone number with its area code, such as +49 30 23125 100',
      de: 'geben Sie eine Rufnummer mit Vorwahl an, etwa +49 30 23125 100',
    },
  ),
  text => (text.startsWith('+') ? toPhoneNumber(text) : null) ?? parseSpelledNumber(text),
);

/** The beginning of numbers, such as `+4922147101` or `0221 47101`. */
export const phonePrefix = written(
  remedy(
    'give the beginning of phone numbers, with + and country code or 0 and area code, such as "+49 221 47101"',
    'geben Sie den Anfang von Rufnummern an, mit + und Landesvorwahl oder 0 und Ortsvorwahl, etwa "+49 221 47101"',
    {
      en: 'give the beginning of phone numbers, with + and country code or 0 and area code, such as +49 221 47101',
      de: 'geben Sie den Anfang von Rufnummern an, mit + und Landesvorwahl oder 0 und Ortsvorwahl, etwa +49 221 47101',
    },
  ),
  text => {
    const digits = text
      .replaceAll(/[\s()/.-]/g, '')
      .replace(/^00/, '+')
      .replace(/^0/, '+49');
    return /^\+[1-9]\d{1,13}$/.test(digits) ? digits : null;
  },
);

export const timeZone = written(
  remedy(
    'give a time zone of the IANA database, such as Europe/Berlin',
    'geben Sie eine Zeitzone der IANA-Datenbank an, etwa Europe/Berlin',
  ),
  text => (openTimeZone(text).ok ? text : null),
);

export const localDate = written(
  remedy(
    'give a day that exists, as year-month-day, such as 2026-12-24',
    'geben Sie einen Tag, den es gibt, als Jahr-Monat-Tag an, etwa 2026-12-24',
    { en: 'give a day that exists', de: 'geben Sie einen Tag an, den es gibt' },
  ),
  text => (isUsualDate(text) ? text : null),
);

/** A day, or a moment of it, in local time. */
export const dateOrTime = written(
  remedy(
    'give a day that exists, such as 2026-12-24, or a moment, such as "2026-12-24 13:00"',
    'geben Sie einen Tag, den es gibt, etwa 2026-12-24, oder einen Zeitpunkt an, etwa "2026-12-24 13:00"',
    {
      en: 'give a day that exists, and a time if you like',
      de: 'geben Sie einen Tag, den es gibt, und auf Wunsch eine Uhrzeit an',
    },
  ),
  text => {
    const [date = '', time] = text.split(/[ T]+/, 2);
    if (!isUsualDate(date)) return null;
    if (time === undefined) return text;
    return /^([01]\d|2[0-3]):[0-5]\d$/.test(time) ? `${date} ${time}` : null;
  },
);

/** Whether a date is plausible: centuries away from today it is a typing error. */
function isUsualDate(text: string): boolean {
  return isLocalDate(text) && text >= '2000-01-01' && text < '2100-01-01';
}
