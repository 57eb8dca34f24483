import type { Decision } from '../domain/decision.ts';
import type { Language } from '../domain/language.ts';
import { accountOf } from '../routing/rules/account.ts';
import { renderReason } from '../wording/reason-text.ts';
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
  const rules = accountOf(decision).map(({ rule, said }, index) => [
    String(index + 1),
    rule,
    said.replaceAll('-', ' '),
  ]);
  const agents = decision.reason.candidates.map(one => [
    one.name,
    one.availability,
    String(one.familiarity?.answeredCalls ?? 0),
    one.evidence.toFixed(2),
    one.verdict,
  ]);
  const presence =
    presenceAt === null
      ? 'Presence is not confirmed by sipgate: everybody counts as reachable.'
      : `Presence as sipgate reported it at ${new Date(presenceAt).toLocaleTimeString('de-DE', { timeZone })}.`;
  return [
    renderReason(decision, language),
    renderTable(['', 'rule', 'said'], rules),
    ...(agents.length === 0
      ? []
      : [renderTable(['agent', 'availability', 'calls', 'evidence', 'verdict'], agents)]),
    presence,
  ].join('\n\n');
}
