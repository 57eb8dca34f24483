import { inLanguage } from '../language.ts';
import { englishCalendars } from './english-calendars.ts';
import { germanCalendars } from './german-calendars.ts';

export const calendarWords = inLanguage({ de: germanCalendars, en: englishCalendars });
