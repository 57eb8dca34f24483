import { inLanguage } from '../language.ts';
import { englishReports, englishTrial } from './english-reports.ts';
import { germanReports, germanTrial } from './german-reports.ts';

export const reportWords = inLanguage({ de: germanReports, en: englishReports });
export const trialWords = inLanguage({ de: germanTrial, en: englishTrial });
