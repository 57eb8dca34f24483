import type { CallbackFigures } from '../../analysis/measures/callbacks.ts';
import type { ReportedFigure } from '../../analysis/measures/reported.ts';
import type { CallReport, HotlineAgreement } from '../../app/page/report-calls.ts';
import type { Language } from '../../domain/language.ts';
import { dayWords } from '../../plan/day-words.ts';
import { createFigures, type Figures } from '../replay/figures.ts';
import { renderTable } from '../table.ts';
import type { Period } from './period.ts';
import { type ReportWords, reportWords } from './words.ts';

/** A report for a terminal. */
export function renderReport(
  report: CallReport,
  { firstDay, lastDay }: Period,
  { lang: language, serviceLevel }: { readonly lang: Language; readonly serviceLevel: number },
): string {
  const words = reportWords[language];
  const figures = createFigures(words.locale);
  const { offered, missed } = report.figures;
  const [from, to] = [dayWords(firstDay, language), dayWords(lastDay, language)];
  if (offered === 0) return words.none(from, to);
  const { measures, returningCalls, familiarCalls } = report.summary;
  const rules = report.rules.map(({ text, calls }) => [text[language], figures.count(calls)]);
  return [
    words.span(from, to, figures.count(offered), figures.count(missed)),
    words.familiar(figures.count(familiarCalls), figures.count(returningCalls)),
    ...(report.callbacks === null ? [] : [renderCallbacks(report.callbacks, words, figures)]),
    renderMeasures(measures, words, figures, language),
    renderTable([words.rule, words.calls], rules),
    ...report.agreements.map(agreement => renderAgreement(agreement, words, figures)),
    ...(report.agents === null ? [] : [renderAgents(report.agents, words, figures)]),
    measures.map(one => `${one.text[language]}: ${one.formula[language]}`).join('\n'),
    words.notes(serviceLevel),
  ].join('\n\n');
}

function renderCallbacks(of: CallbackFigures, words: ReportWords, { count, seconds }: Figures): string {
  const { asked, open, talked, familiar, medianMs } = of;
  const ended = (['not-reached', 'expired', 'called-again', 'withdrawn'] as const).flatMap(why =>
    of[why] === 0 ? [] : `${words.callbackEnds[why]}: ${count(of[why])}`,
  );
  const stillOpen = open === 0 ? [] : [`${words.callbackEnds.open}: ${count(open)}`];
  return [
    words.callbacks(
      count(asked),
      count(talked),
      count(familiar),
      medianMs === null ? null : seconds(medianMs),
    ),
    ...(ended.length + stillOpen.length === 0 ? [] : [[...ended, ...stillOpen].join('; ')]),
  ].join('\n');
}

function renderAgreement(of: HotlineAgreement, words: ReportWords, { count, percent }: Figures): string {
  const { hotline, answered, agreed, returning, familiar, wouldRingFamiliar } = of;
  const share = answered === 0 ? '–' : percent(agreed / answered);
  return [
    words.agreed(hotline, count(answered), count(agreed), share),
    words.wouldKnow(count(returning), count(familiar), count(wouldRingFamiliar)),
  ].join('\n');
}

function renderAgents(
  agents: NonNullable<CallReport['agents']>,
  words: ReportWords,
  { count }: Figures,
): string {
  const { agent: name, left, talks, talked, handled } = words.byAgent;
  const rows = agents.map(one => [
    one.agent?.name ?? left,
    count(one.talks),
    hoursText(one.talkMs),
    hoursText(one.handledMs),
  ]);
  return renderTable([name, talks, talked, handled], rows);
}

/** Hours and minutes, such as 2:05 h. */
function hoursText(ms: number): string {
  const minutes = Math.round(ms / 60_000);
  return `${Math.floor(minutes / 60)}:${String(minutes % 60).padStart(2, '0')} h`;
}

/** What can't be seen of real calls. */
const neverKnown: ReadonlySet<string> = new Set(['lostThoughFree']);

function renderMeasures(
  measures: readonly ReportedFigure[],
  words: ReportWords,
  figures: Figures,
  language: Language,
): string {
  const rows = measures
    .filter(({ name }) => !neverKnown.has(name))
    .map(one => [one.text[language], ...figures.reported(one)]);
  return renderTable([words.measure, words.value, words.interval], rows);
}
