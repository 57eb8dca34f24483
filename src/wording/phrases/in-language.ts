import type { Language } from '../../domain/language.ts';
import type { Phrases } from '../reason-phrases.ts';
import { english } from './english.ts';
import { german } from './german.ts';

export const phrases: Readonly<Record<Language, Phrases>> = { en: english, de: german };
