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

/** A line for each finding, then one for all that can't be checked for the same reason, and what it comes to. */
export function renderChecks(checks: readonly Check[], language: Language): string {
  const say = words[language];
  const width = Math.max(say.broken.length, say.unknown.length) + 2;
  const lines = checks
    .filter(({ state }) => state !== 'unknown')
    .map(check => {
      const { name, howBad, since } = check;
      const moment = since === null ? '' : ` (${say.since} ${formatMoment(since, language)})`;
      return `${say[howBad ?? 'ok'].padEnd(width)}${name}: ${textOf(check)[language]}${moment}`;
    });
  const unknown = [...namesByReason(checks, language)].map(
    ([why, names]) => `${say.unknown.padEnd(width)}${names.join(', ')}: ${why}`,
  );
  const broken = checks.filter(({ howBad }) => howBad === 'broken').length;
  const found = checks.filter(({ howBad }) => howBad !== null).length;
  return [...lines, ...unknown, '', say.count(broken, found)].join('\n');
}

function namesByReason(checks: readonly Check[], language: Language): ReadonlyMap<string, readonly string[]> {
  const names = new Map<string, string[]>();
  for (const { name, state, sentence } of checks)
    if (state === 'unknown') names.set(sentence[language], [...(names.get(sentence[language]) ?? []), name]);
  return names;
}

function formatMoment(at: number, language: Language): string {
  const locale = language === 'de' ? 'de-DE' : 'en-GB';
  return new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeStyle: 'long' }).format(at);
}
