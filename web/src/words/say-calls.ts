import { inLanguage } from '../language.ts';
import { englishCalls } from './english-calls.ts';
import { germanCalls } from './german-calls.ts';

export const callWords = inLanguage({ de: germanCalls, en: englishCalls });
