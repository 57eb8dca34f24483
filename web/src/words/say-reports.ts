import { inLanguage } from '../language.ts';
import { englishReports } from './english-reports.ts';
import { germanReports } from './german-reports.ts';

export const reportWords = inLanguage({ de: germanReports, en: englishReports });
