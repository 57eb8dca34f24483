import { englishFigures, germanFigures } from '../src/words/figure-names.ts';

// Not spread: the build turns that into a function that came with Chromium 54.
const german = {
  figures: germanFigures,
  title: 'Hotline',
  loading: 'Wird geladen …',
  lost: 'Keine Verbindung. Was Sie sehen, kann veraltet sein; es wird neu verbunden …',
  ended: 'Dieser Link gilt nicht mehr. Unter „Zugänge“ gibt es einen neuen.',
  waiting: 'warten',
  longest: 'längste Wartezeit',
  ringing: 'klingeln',
  talking: 'im Gespräch',
  free: 'frei',
  busy: 'beschäftigt',
  onBreak: 'in Pause',
  away: 'nicht da',
};

export type WallWords = typeof german;

const english: WallWords = {
  figures: englishFigures,
  title: 'Hotline',
  loading: 'Loading …',
  lost: 'Not connected. What you see may be out of date; connecting again …',
  ended: 'This link is no longer valid. Create a new one under “Users”.',
  waiting: 'waiting',
  longest: 'longest wait',
  ringing: 'ringing',
  talking: 'talking',
  free: 'free',
  busy: 'busy',
  onBreak: 'paused',
  away: 'away',
};

export const words = { de: german, en: english };
