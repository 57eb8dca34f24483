import { inLanguage } from '../language.ts';
import { englishAccount, englishUser, englishWall } from './english-access.ts';
import { germanAccount, germanUser, germanWall } from './german-access.ts';

export const accountWords = inLanguage({ de: germanAccount, en: englishAccount });
export const userWords = inLanguage({ de: germanUser, en: englishUser });
export const wallWords = inLanguage({ de: germanWall, en: englishWall });
