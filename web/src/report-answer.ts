import type { Report } from '../../src/http/contract/reports.ts';
import { settledOf } from './goal.ts';
import { plainPercent } from './plain-format.ts';
import { formatSpan } from './span-format.ts';
import { type AnswerWords, englishAnswer, germanAnswer } from './words/answer-words.ts';

type Language = 'de' | 'en';
type Figures = Report['figures'];
export type Asked = Pick<
  Report,
  'from' | 'to' | 'figures' | 'before' | 'hours' | 'work' | 'imported' | 'callbacks'
>;

/** Of fewer calls a share says nothing: one more or less would change it by more than ten points. */
const leastForShare = 10;
/** Fewer missed calls in two hours of a weekday are chance. */
const leastMissed = 3;
const answerWords = { de: germanAnswer, en: englishAnswer };

/** What a report comes to, in sentences. */
export function answerOf(report: Asked, language: Language): readonly string[] {
  const say = answerWords[language];
  const { figures, imported } = report;
  const when = capital(formatSpan(report, say, language));
  const number = (value: number): string => value.toLocaleString(locales[language]);
  if (figures.offered === 0)
    return [imported > 0 ? say.onlyImported(when, imported, number(imported)) : say.none(when)];
  return [
    ...answered(report, when, { say, language, number }),
    ...familiar(figures, { say, number }),
    ...calledBack(report, { say, number }),
    ...missed(report, { say, language, number }),
    ...(imported > 0 ? [say.imported(imported, number(imported))] : []),
  ];
}

interface Speaking {
  readonly say: AnswerWords;
  readonly language: Language;
  readonly number: (value: number) => string;
}

const locales = { de: 'de-DE', en: 'en-GB' };

function answered({ figures, before }: Asked, when: string, { say, language, number }: Speaking): string[] {
  const all = settledOf(figures);
  if (all === 0) return [say.nothingOver(when)];
  if (all < leastForShare) return [say.tooFew(when, number(figures.answered), all)];
  const share = figures.answered / all;
  const now = say.answered(when, plainPercent(share, language), number(figures.answered), number(all));
  const then = formatSpan(before, say, language);
  const allBefore = before.figures === null ? 0 : settledOf(before.figures);
  if (before.figures === null || allBefore === 0) return [`${now}.`, say.nothingBefore(then)];
  if (allBefore < leastForShare) return [`${now}.`, say.tooFewBefore(then)];
  // As they are shown: whoever subtracts the two percentages gets the same.
  const points = Math.round(share * 100) - Math.round((before.figures.answered / allBefore) * 100);
  if (points === 0) return [`${now}, ${say.asMany(then)}.`];
  return [`${now}, ${points > 0 ? say.more(points, then) : say.fewer(-points, then)}.`];
}

function familiar(
  { byReturningCallers: all, familiar }: Figures,
  { say, number }: Pick<Speaking, 'say' | 'number'>,
): string[] {
  if (all === 0) return [];
  if (all < leastForShare) return [say.familiarOfFew(number(familiar), all)];
  return [say.familiarOfTen(Math.round((familiar / all) * 10), number(familiar), number(all))];
}

function calledBack(
  { callbacks }: Pick<Asked, 'callbacks'>,
  { say, number }: Pick<Speaking, 'say' | 'number'>,
): string[] {
  if (callbacks === null) return [];
  const { asked, talked, medianMs } = callbacks;
  return [
    say.calledBack(asked, number(asked), number(talked), medianMs === null ? null : within(medianMs, say)),
  ];
}

function within(ms: number, say: AnswerWords): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  return seconds < 60 ? say.seconds(seconds) : say.minutes(Math.round(seconds / 60));
}

/** When most calls were missed: two hours of a weekday. */
function missed({ figures, hours }: Asked, { say, language, number }: Speaking): string[] {
  if (figures.missed === 0) return settledOf(figures) < leastForShare ? [] : [say.noneMissed];
  const missedAt = new Map(
    hours.map(({ weekday, hour, offered, answered: taken }) => [weekday * 24 + hour, offered - taken]),
  );
  let worst = { at: 0, calls: 0 };
  for (const key of missedAt.keys())
    for (const at of [key - 1, key]) {
      if (at % 24 === 23 || at < 0) continue;
      const calls = (missedAt.get(at) ?? 0) + (missedAt.get(at + 1) ?? 0);
      if (calls > worst.calls) worst = { at, calls };
    }
  if (worst.calls < leastMissed) return [];
  const day = Math.floor(worst.at / 24);
  const weekday = new Intl.DateTimeFormat(locales[language], { weekday: 'long', timeZone: 'UTC' }).format(
    Date.UTC(2024, 0, 1 + day),
  );
  const from = worst.at % 24;
  return [say.mostMissed(weekday, from, from + 2, number(worst.calls))];
}

function capital(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1);
}
