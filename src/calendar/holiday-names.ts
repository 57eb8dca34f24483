import type { HolidayType } from 'feiertagejs';
import type { Label } from '../domain/opening-hours.ts';

/** The key of each holiday in settings, with its name in the holiday library and those that people use. */
export const holidayNames = {
  'new-years-day': named('NEUJAHRSTAG', 'New Year’s Day', 'Neujahr'),
  epiphany: named('HEILIGEDREIKOENIGE', 'Epiphany', 'Heilige Drei Könige'),
  'womens-day': named('WELTFRAUENTAG', 'International Women’s Day', 'Internationaler Frauentag'),
  'good-friday': named('KARFREITAG', 'Good Friday', 'Karfreitag'),
  'easter-sunday': named('OSTERSONNTAG', 'Easter Sunday', 'Ostersonntag'),
  'easter-monday': named('OSTERMONTAG', 'Easter Monday', 'Ostermontag'),
  'labour-day': named('TAG_DER_ARBEIT', 'Labour Day', 'Tag der Arbeit'),
  'ascension-day': named('CHRISTIHIMMELFAHRT', 'Ascension Day', 'Christi Himmelfahrt'),
  'whit-sunday': named('PFINGSTSONNTAG', 'Whit Sunday', 'Pfingstsonntag'),
  'whit-monday': named('PFINGSTMONTAG', 'Whit Monday', 'Pfingstmontag'),
  'corpus-christi': named('FRONLEICHNAM', 'Corpus Christi', 'Fronleichnam'),
  'peace-festival': named('AUGSBURGER_FRIEDENSFEST', 'Augsburg Peace Festival', 'Augsburger Friedensfest'),
  'assumption-day': named('MARIAHIMMELFAHRT', 'Assumption Day', 'Mariä Himmelfahrt'),
  'childrens-day': named('WELTKINDERTAG', 'Children’s Day', 'Weltkindertag'),
  'german-unity-day': named('DEUTSCHEEINHEIT', 'German Unity Day', 'Tag der Deutschen Einheit'),
  'reformation-day': named('REFORMATIONSTAG', 'Reformation Day', 'Reformationstag'),
  'all-saints-day': named('ALLERHEILIGEN', 'All Saints’ Day', 'Allerheiligen'),
  'repentance-day': named('BUBETAG', 'Day of Repentance and Prayer', 'Buß- und Bettag'),
  'christmas-day': named('ERSTERWEIHNACHTSFEIERTAG', 'Christmas Day', '1. Weihnachtstag'),
  'boxing-day': named('ZWEITERWEIHNACHTSFEIERTAG', 'Boxing Day', '2. Weihnachtstag'),
} as const satisfies Readonly<Record<string, HolidayName>>;

export type HolidayKey = keyof typeof holidayNames;

export const holidayKeys = Object.keys(holidayNames) as readonly HolidayKey[];

/** The usual name of a day that is shorter every year, by its month and day, such as `12-24`. */
export function halfDayLabel(monthDay: string): Label {
  switch (monthDay) {
    case '12-24':
      return { en: 'Christmas Eve', de: 'Heiligabend' };
    case '12-31':
      return { en: 'New Year’s Eve', de: 'Silvester' };
    default:
      return { en: 'a shorter day', de: 'verkürzter Tag' };
  }
}

interface HolidayName {
  readonly type: HolidayType;
  readonly label: Label;
}

function named(type: HolidayType, en: string, de: string): HolidayName {
  return { type, label: { en, de } };
}
