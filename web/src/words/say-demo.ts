import { inLanguage } from '../language.ts';
import { englishDemo } from './english-demo.ts';
import { germanDemo } from './german-demo.ts';

export const demoWords = inLanguage({ de: germanDemo, en: englishDemo });
