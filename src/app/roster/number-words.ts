import { maskPhoneNumber, type PhoneNumber } from '../../domain/phone-number.ts';
import type { StandingWarning } from '../health/health-warnings.ts';
import type { NumberDoubt } from './doubt-numbers.ts';

/**
 * What operators are told about a number: masked for logs and monitoring, in full for those who may see it.
 */
export function describeDoubt(doubt: NumberDoubt, count: number): StandingWarning {
  return {
    ...sentences(doubt, count, maskPhoneNumber),
    forUsers: sentences(doubt, count, number => number),
  };
}

type Spell = (number: PhoneNumber) => string;

function sentences(doubt: NumberDoubt, count: number, spell: Spell): { en: string; de: string } {
  const { isHotline, kind, nearest } = doubt;
  const number = spell(doubt.number);
  const who = isHotline
    ? { en: `The hotline ${number}`, de: `Die Hotline ${number}` }
    : { en: `${number} of SERVICE_PHONES`, de: `${number} aus SERVICE_PHONES` };
  const stem = nearest.numbers.map(spell).join(', ');
  switch (kind) {
    case 'mistaken':
      return {
        en: `${who.en} is none of the ${count} numbers that sipgate shows of this account${isHotline ? ', so no call to it is routed' : ''}.${nearestIn('en', doubt, spell)} ${isHotline ? correctHotline.en : dialledOutside.en}`,
        de: `${who.de} ist keine der ${count} Nummern, die sipgate von diesem Konto zeigt${isHotline ? '; Anrufe dorthin werden nicht verteilt' : ''}.${nearestIn('de', doubt, spell)} ${isHotline ? correctHotline.de : dialledOutside.de}`,
      };
    case 'extension':
      return {
        en: `${who.en} could not be checked: it begins with ${stem}, a number of the account, and may be an extension of that.`,
        de: `${who.de} ließ sich nicht prüfen: Sie beginnt mit ${stem}, einer Nummer des Kontos, und kann eine Durchwahl davon sein.`,
      };
    case 'outside':
      return {
        en: `${who.en} is no number of the account. ${dialledOutside.en}`,
        de: `${who.de} ist keine Nummer des Kontos. ${dialledOutside.de}`,
      };
  }
}

const correctHotline = {
  en: 'Correct it in CENTRAL_SERVICE_PHONE, or in the configuration where one is stored.',
  de: 'Berichtigen Sie sie in CENTRAL_SERVICE_PHONE oder, wo eine Konfiguration gespeichert ist, in dieser.',
};
const dialledOutside = {
  en: 'It is dialled all the same, without knowing whether anybody is there.',
  de: 'Sie wird trotzdem gewählt, ohne dass bekannt ist, ob dort jemand ist.',
};

function nearestIn(language: 'en' | 'de', { number, nearest }: NumberDoubt, spell: Spell): string {
  const [first, ...others] = nearest.numbers.map(spell);
  if (first === undefined) return '';
  const isOneDigit = nearest.changes === 1 && nearest.numbers[0]?.length === number.length;
  if (language === 'en')
    return others.length > 0
      ? ` Nearest are ${[first, ...others].join(', ')}.`
      : ` Nearest is ${first}${isOneDigit ? ', which differs in one digit' : ''}.`;
  return others.length > 0
    ? ` Am nächsten kommen ${[first, ...others].join(', ')}.`
    : ` Am nächsten kommt ${first}${isOneDigit ? ', die sich in einer Ziffer unterscheidet' : ''}.`;
}

/** Says that the account's numbers are not known. */
export function describeUnchecked(hasToken: boolean): StandingWarning {
  return hasToken
    ? {
        en: 'Whether the hotlines are numbers of the account could not be checked: the token may not use numbers:read.',
        de: 'Ob die Hotlines Nummern des Kontos sind, ließ sich nicht prüfen: Dem Token fehlt das Recht numbers:read.',
      }
    : {
        en: 'Whether the hotlines are numbers of the account could not be checked: there is no token.',
        de: 'Ob die Hotlines Nummern des Kontos sind, ließ sich nicht prüfen: Es gibt kein Token.',
      };
}

/** Says that each number of the only user the token sees is taken for an agent of its own. */
export function describeGuess(agents: number): StandingWarning {
  return {
    en: `The token sees one user only, whose numbers ring different phones; each of the ${agents} counts as an agent of its own. To confirm that, list them in SERVICE_PHONES; if they are one person's, list the one number to be rung.`,
    de: `Das Token sieht nur einen Benutzer, dessen Nummern an verschiedenen Telefonen klingeln; jede der ${agents} zählt für sich. Um das zu bestätigen, nennen Sie sie in SERVICE_PHONES; gehören sie einer Person, nennen Sie dort die eine, die klingeln soll.`,
  };
}

/**
 * Says that a user's numbers were listed one by one though they may be one person's, since there are other
 * users.
 */
export function describeSplitUsers(userNames: readonly string[]): StandingWarning {
  const en = (who: string): string =>
    `The numbers of ${who} in SERVICE_PHONES ring different phones, so each counts as an agent of its own. If they are one person's, list the one number to be rung only.`;
  const de = (who: string): string =>
    `Die Nummern von ${who} in SERVICE_PHONES klingeln an verschiedenen Telefonen, darum zählt jede für sich. Gehören sie einer Person, nennen Sie dort nur die eine, die klingeln soll.`;
  const names = userNames.join(', ');
  const count = userNames.length;
  return {
    en: en(count === 1 ? 'a user' : `${count} users`),
    de: de(count === 1 ? 'einem Benutzer' : `${count} Benutzern`),
    forUsers: { en: en(names), de: de(names) },
  };
}

/** Says that rules give callers to a user who is several agents. */
export function describeLostRules(rules: number, userNames: readonly string[]): StandingWarning {
  const en = (who: string): string =>
    `${rules === 1 ? '1 rule gives callers' : `${rules} rules give callers`} to ${who}, whose numbers are agents of their own by now: name one of these in the configuration. Until then nobody is fixed for these callers.`;
  const de = (who: string): string =>
    `${rules === 1 ? '1 Regel gibt Anrufer' : `${rules} Regeln geben Anrufer`} fest an ${who}; jede Nummer davon zählt inzwischen für sich. Nennen Sie in der Konfiguration eine davon. Bis dahin ist diesen Anrufern niemand fest zugeordnet.`;
  const names = userNames.join(', ');
  return { en: en('a user'), de: de('einen Benutzer'), forUsers: { en: en(names), de: de(names) } };
}
