import { inLanguage } from '../language.ts';
import { englishCaller, englishCallerRule, englishMissed } from './english-caller.ts';
import { germanCaller, germanCallerRule, germanMissed } from './german-caller.ts';

export const callerWords = inLanguage({ de: germanCaller, en: englishCaller });
export const callerRuleWords = inLanguage({ de: germanCallerRule, en: englishCallerRule });
export const missedWords = inLanguage({ de: germanMissed, en: englishMissed });
