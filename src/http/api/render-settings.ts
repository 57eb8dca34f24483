import type { ReviewedDocument } from '../../app/plan/plan-draft.ts';
import type { PlanPreview } from '../../app/plan/preview-plan.ts';
import type { Decision } from '../../domain/decision.ts';
import { describeDifference } from '../../plan/describe-difference.ts';
import type { Difference } from '../../plan/differences.ts';
import { foundInWords, type PlanProblem } from '../../plan/plan-problem.ts';
import { remedyInForms } from '../../plan/remedy.ts';
import { keysOf, placeInWords, tellRefusal } from '../../plan/tell-refusal.ts';
import type { Text } from '../contract/common.ts';
import type {
  SettingsDifference,
  SettingsPreview,
  SettingsProblem,
  SettingsReview,
} from '../contract/settings.ts';
import { readableBy } from './readable.ts';
import { renderCaller, sentenceOf } from './render-call.ts';
import type { PageContext } from './route.ts';

/** More than anybody reads. */
const differencesShown = 200;
const examplesShown = 50;

export function renderDifferences(
  page: PageContext,
  differences: readonly Difference[],
): { differences: SettingsDifference[]; more: number } {
  const readable = readableBy(page);
  return {
    differences: differences.slice(0, differencesShown).map(one => describeDifference(one, readable)),
    more: Math.max(0, differences.length - differencesShown),
  };
}

/** What is wrong with a draft, or what it would change. */
export function renderReview(page: PageContext, reviewed: ReviewedDocument): SettingsReview {
  if (reviewed.kind === 'good')
    return { problems: [], ...renderDifferences(page, reviewed.differences), notes: [...reviewed.notes] };
  const problems = reviewed.problems.map(one => renderProblem(page, one, reviewed.draft));
  return { problems, differences: [], more: 0, notes: [] };
}

/** What is wrong with a draft, in the words of the form. */
function renderProblem(
  page: PageContext,
  { path, value, remedy }: PlanProblem,
  draft: unknown,
): SettingsProblem {
  const readable = readableBy(page);
  const [de, en] = [foundInWords(value, 'de', readable), foundInWords(value, 'en', readable)];
  return {
    path,
    place: placeOf(page, keysOf(path), draft),
    value,
    found: de === null || en === null ? null : { de, en },
    remedy: remedyInForms(remedy),
  };
}

/** Why a change was refused, in a sentence for each problem. */
export function renderRefusal(page: PageContext, problems: readonly PlanProblem[], given: unknown): Text {
  return tellRefusal(problems, given, readableBy(page));
}

/** A place of a document, such as `['hotlines', '0', 'greeting']`, in words. */
export function placeOf(page: PageContext, path: readonly string[], document: unknown): Text {
  return placeInWords(path, document, readableBy(page));
}

export async function renderPreview(
  page: PageContext,
  { calls, elsewhere }: PlanPreview,
): Promise<SettingsPreview> {
  const examples = elsewhere.slice(-examplesShown).reverse();
  await page.names.learn(examples.map(({ caller }) => caller));
  return {
    calls,
    elsewhere: elsewhere.length,
    examples: examples.map(({ at, caller, before, after }) => ({
      at,
      caller: renderCaller(caller, page.names.of(caller)),
      before: sentence(before),
      after: sentence(after),
    })),
  };
}

function sentence(decision: Decision | null): Text {
  return decision === null
    ? {
        de: 'An keine Hotline; sipgate klingelt wie eingestellt.',
        en: 'To no hotline; sipgate rings as set.',
      }
    : sentenceOf(decision);
}
