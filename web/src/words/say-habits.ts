import { inLanguage } from '../language.ts';
import { englishHabits } from './english-habits.ts';
import { germanHabits } from './german-habits.ts';

export const habitWords = inLanguage({ de: germanHabits, en: englishHabits });
