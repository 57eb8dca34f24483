import { inLanguage } from '../language.ts';
import { englishRequests } from './english-requests.ts';
import { germanRequests } from './german-requests.ts';

export const requestWords = inLanguage({ de: germanRequests, en: englishRequests });
