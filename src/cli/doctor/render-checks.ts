import { textOf } from '../../app/health/checks/all-checks.ts';
import type { Check } from '../../app/health/health-summary.ts';
import type { Language } from '../../domain/language.ts';

const words = {
  en: {
    broken: 'BROKEN',
    soon: 'soon',
    hint: 'hint',
    unknown: 'not known',
    ok: 'ok',
    since: 'since',
    count: (broken: number, others: number) =>
      broken > 0
        ? `${broken === 1 ? '1 thing is' : `${broken} things are`} broken.`
        : others > 0
          ? 'Nothing is broken.'
          : 'All is well.',
  },
  de: {
    broken: 'KAPUTT',
    soon: 'bald',
    hint: 'Hinweis',
    unknown: 'unbekannt',
    ok: 'gut',
    since: 'seit',
    count: (broken: number, others: number) =>
      broken > 0
        ? `${broken === 1 ? '1 Sache ist' : `${broken} Sachen sind`} kaputt.`
        : others > 0
          ? 'Nichts ist kaputt.'
          : 'Alles ist gut.',
  },
} as const satisfies Record<Language, object>;

/** A line for each check, and what it comes to. */
export function renderChecks(checks: readonly Check[], language: Language): string {
  const say = words[language];
  const width = Math.max(say.broken.length, say.unknown.length, say.hint.length) + 2;
  const lines = checks.map(check => {
    const { state, howBad, since } = check;
    const mark = say[howBad ?? (state === 'ok' ? 'ok' : 'unknown')];
    const moment =
      since === null
        ? ''
        : ` (${say.since} ${new Date(since).toLocaleString(language === 'de' ? 'de-DE' : 'en-GB')})`;
    return `${mark.padEnd(width)}${check.name}: ${textOf(check)[language]}${moment}`;
  });
  const broken = checks.filter(({ howBad }) => howBad === 'broken').length;
  const found = checks.filter(({ howBad }) => howBad !== null).length;
  return [...lines, '', say.count(broken, found)].join('\n');
}
