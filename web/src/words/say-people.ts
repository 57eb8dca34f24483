import { inLanguage } from '../language.ts';
import { englishPeople } from './english-people.ts';
import { germanPeople } from './german-people.ts';

export const peopleWords = inLanguage({ de: germanPeople, en: englishPeople });
