import { isDeepStrictEqual } from 'node:util';
import type { Language } from '../domain/language.ts';
import type { PlanDocument } from './document.ts';
import { byIdentity, identityOf } from './identity.ts';
import { renamesBetween } from './renames.ts';

export const sections = [
  'language',
  'timeZone',
  'learning',
  'goals',
  'handling',
  'callbacks',
  'groups',
  'rotas',
  'hours',
  'hotlines',
  'absences',
  'workingTimes',
  'calendars',
  'callers',
] as const satisfies readonly (keyof PlanDocument)[];

/** What was done to one part of the configuration. */
export interface Change {
  readonly section: (typeof sections)[number] | 'announcements';
  readonly kind: 'added' | 'removed' | 'changed' | 'renamed';
  /** The entry of the section, such as a hotline's name; empty where the section is one thing. */
  readonly name: string;
  /** Before it was renamed. */
  readonly former?: string;
}

/**
 * What differs between two documents; null: nothing was configured. Rules about callers are not told as renamed: who is
 * erased must be found by the names that stand here.
 */
export function changesBetween(before: PlanDocument | null, after: PlanDocument | null): readonly Change[] {
  return sections.flatMap(section => {
    const [old, current] = [entriesOf(before, section), entriesOf(after, section)];
    const renames = section === 'callers' ? new Map<string, string>() : renamesBetween(old, current);
    const gone = new Set(renames.values());
    const names = [...new Set([...old.keys(), ...current.keys()])].filter(name => !gone.has(name));
    return names.flatMap((name): readonly Change[] => {
      const former = renames.get(name);
      if (former !== undefined) return [{ section, kind: 'renamed', name, former }];
      const kind = kindOf(old.get(name), current.get(name));
      return kind === null ? [] : [{ section, kind, name }];
    });
  });
}

/** The parts of a section by which changes are reported; a section without parts is one itself. */
function entriesOf(
  document: PlanDocument | null,
  section: (typeof sections)[number],
): ReadonlyMap<string, unknown> {
  const value = document?.[section];
  if (document === null || value === undefined) return new Map();
  if (Array.isArray(value)) return byIdentity(value, identityOf);
  return section === 'groups' || section === 'rotas' || section === 'hours'
    ? new Map(Object.entries(value))
    : new Map([['', value]]);
}

function kindOf(old: unknown, current: unknown): Change['kind'] | null {
  if (isDeepStrictEqual(old, current)) return null;
  if (old === undefined) return 'added';
  return current === undefined ? 'removed' : 'changed';
}

/** The changes in one line, such as `hotline Zentrale changed, absence w1 2026-12-21 added`. */
export function renderChanges(changes: readonly Change[], language: Language = 'en'): string {
  const words = language === 'de' ? german : english;
  if (changes.length === 0) return words.nothing;
  return sectionsAndAnnouncements
    .flatMap(section => {
      const here = changes.filter(change => change.section === section);
      if (here.length <= maxNamed)
        return here.map(({ kind, name, former }) =>
          former === undefined
            ? `${words.of[section]}${name && ` ${name}`} ${words[kind]}`
            : `${words.of[section]} ${former} ${words.renamed} ${name}`,
        );
      return [`${here.length} × ${words.of[section]}`];
    })
    .join(', ');
}

const sectionsAndAnnouncements = [...sections, 'announcements'] as const;
const maxNamed = 5;

const english = {
  nothing: 'nothing changed',
  added: 'added',
  removed: 'removed',
  changed: 'changed',
  renamed: 'renamed to',
  of: {
    language: 'language',
    timeZone: 'time zone',
    learning: 'learning',
    goals: 'goals',
    handling: 'call handling',
    callbacks: 'callbacks on request',
    groups: 'group',
    rotas: 'rota',
    hours: 'hours',
    hotlines: 'hotline',
    absences: 'absence',
    workingTimes: 'working times of',
    calendars: 'calendar',
    callers: 'rule for callers',
    announcements: 'announcement',
  },
} as const;

const german = {
  nothing: 'nichts geändert',
  added: 'hinzugefügt',
  removed: 'entfernt',
  changed: 'geändert',
  renamed: 'umbenannt in',
  of: {
    language: 'Sprache',
    timeZone: 'Zeitzone',
    learning: 'Lernen',
    goals: 'Ziele',
    handling: 'Umgang mit Anrufen',
    callbacks: 'Rückrufe auf Wunsch',
    groups: 'Gruppe',
    rotas: 'Bereitschaftsplan',
    hours: 'Öffnungszeiten',
    hotlines: 'Hotline',
    absences: 'Abwesenheit',
    workingTimes: 'Arbeitszeit von',
    calendars: 'Kalender',
    callers: 'Anruferregel',
    announcements: 'Ansage',
  },
} as const;
