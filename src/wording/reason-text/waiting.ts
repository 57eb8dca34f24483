import type { Decision, Hold } from '../../domain/decision.ts';
import type { Phrases } from '../reason-phrases.ts';
import { candidateById, stateOf } from './agents.ts';
import { renderNobody } from './nobody.ts';

/**
 * Why a caller waits, for whom, and for how long at most: "Anna, whom the caller knows best, is talking: …".
 */
export function renderWait(decision: Decision, say: Phrases): string {
  const { outcome, terms, reason } = decision;
  if (outcome.kind !== 'hold' || terms.waiting === null) return '';
  const { familiarMs, anyMs, place } = terms.waiting;
  if (reason.rule === 'waits-for-anybody')
    return `${renderNobody(decision, say)}: ${say.behindColon(say.waitsForAnybody(place, toSeconds(anyMs)))}`;
  const missed = renderMissed(decision, outcome, say);
  const waits =
    reason.rule === 'offers-callback' ? say.offersCallback : say.waitsForFamiliar(toSeconds(familiarMs));
  return missed === '' ? waits : `${missed}: ${say.behindColon(waits)}`;
}

/** Added to the sentence of a decision that ends a wait: "; the caller has waited 12 s". */
export function renderWaited({ terms, outcome, decidedAt }: Decision, say: Phrases): string {
  const since = terms.waiting?.since ?? null;
  if (since === null || outcome.kind === 'hold') return '';
  return say.waited(toSeconds(Math.max(0, decidedAt - since)));
}

/** The best of those waited for who is on duty, and what keeps them; empty if that was said before. */
function renderMissed(decision: Decision, { waitsFor }: Hold, say: Phrases): string {
  const missed = waitsFor
    .flatMap(id => candidateById(decision, id) ?? [])
    .find(one => one.availability !== 'offline' && one.availability !== 'do-not-disturb');
  const isNamed = decision.reason.passed.some(one => 'agentId' in one && one.agentId === missed?.agentId);
  if (missed === undefined || isNamed) return '';
  const state = stateOf(missed, decision, say);
  const known = decision.reason.candidates.filter(one => one.evidence > 0);
  const isBest = missed.evidence > 0 && known.every(one => one.evidence <= missed.evidence);
  return say.missed(missed.name, state, isBest ? 'best' : missed.evidence > 0 ? 'well' : 'not');
}

function toSeconds(ms: number): number {
  return Math.round(ms / 1000);
}
