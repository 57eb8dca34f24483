import type { Decision } from '../domain/decision.ts';
import type { Language } from '../domain/language.ts';
import { accountOf } from '../routing/rules/account.ts';
import { renderReason } from '../wording/reason-text.ts';
import { verdictTexts } from '../wording/verdict-text.ts';
import { explanationWords } from './explanation-words.ts';
import { renderTable } from './table.ts';

/** A decision with its sentence, for programs. `presenceAt` is in epoch milliseconds; null: not confirmed. */
export function explanationAsJson(decision: Decision, presenceAt: number | null, language: Language): string {
  const presenceConfirmedAt = presenceAt === null ? null : new Date(presenceAt).toISOString();
  const rules = accountOf(decision);
  return JSON.stringify(
    { sentence: renderReason(decision, language), presenceConfirmedAt, rules, ...decision },
    null,
    2,
  );
}

/**
 * A decision explained for people: the sentence, the rules in their order, and the agents.
 *
 * @param timeZone of the hotline, in which times are shown.
 */
export function explanationAsText(
  decision: Decision,
  presenceAt: number | null,
  { language, timeZone }: { readonly language: Language; readonly timeZone: string },
): string {
  const words = explanationWords[language];
  const rules = accountOf(decision).map(({ rule, said }, index) => [
    String(index + 1),
    words.rules[rule],
    words.saying[said],
  ]);
  const twoDigits = { minimumFractionDigits: 2, maximumFractionDigits: 2 };
  const agents = decision.reason.candidates.map(one => [
    one.name,
    words.availability[one.availability],
    String(one.familiarity?.answeredCalls ?? 0),
    one.evidence.toLocaleString(words.locale, twoDigits),
    verdictTexts[language][one.verdict],
  ]);
  const presence =
    presenceAt === null
      ? words.unconfirmed
      : words.confirmed(new Date(presenceAt).toLocaleTimeString(words.locale, { timeZone }), timeZone);
  return [
    renderReason(decision, language),
    renderTable(['', words.rule, words.said], rules),
    ...(agents.length === 0 ? [] : [renderTable(words.agents, agents)]),
    presence,
  ].join('\n\n');
}
