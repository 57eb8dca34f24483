import { inLanguage } from '../language.ts';
import { englishHealth } from './english-health.ts';
import { germanHealth } from './german-health.ts';

export const healthWords = inLanguage({ de: germanHealth, en: englishHealth });
