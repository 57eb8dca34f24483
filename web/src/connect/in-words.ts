import { inLanguage } from '../language.ts';
import { englishConnect } from './english.ts';
import { germanConnect } from './german.ts';

export const connectWords = inLanguage({ de: germanConnect, en: englishConnect });
