import { inLanguage } from '../language.ts';
import { englishAudit, germanAudit } from './audit-texts.ts';
import { englishAccount, englishKeys, englishUser, englishWallLinks } from './english-access.ts';
import { englishFactor, germanFactor } from './factor-texts.ts';
import { germanAccount, germanKeys, germanUser, germanWallLinks } from './german-access.ts';

export const accountWords = inLanguage({ de: germanAccount, en: englishAccount });
export const auditWords = inLanguage({ de: germanAudit, en: englishAudit });
export const factorWords = inLanguage({ de: germanFactor, en: englishFactor });
export const keyWords = inLanguage({ de: germanKeys, en: englishKeys });
export const userWords = inLanguage({ de: germanUser, en: englishUser });
export const wallLinkWords = inLanguage({ de: germanWallLinks, en: englishWallLinks });
