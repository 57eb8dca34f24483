import type { PlanPreview } from '../../app/plan/preview-plan.ts';
import type { Decision } from '../../domain/decision.ts';
import type { Language } from '../../domain/language.ts';
import { describeDifference, describePlace } from '../../plan/describe-difference.ts';
import type { Difference } from '../../plan/differences.ts';
import { identityOf } from '../../plan/identity.ts';
import { type PlanProblem, tellProblem } from '../../plan/plan-problem.ts';
import type { Text } from '../contract/common.ts';
import type { SettingsDifference, SettingsPreview, SettingsProblem } from '../contract/settings.ts';
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

/** What is wrong with a draft, with its place in words. */
export function renderProblem(
  page: PageContext,
  { path, value, remedy }: PlanProblem,
  draft: unknown,
): SettingsProblem {
  return { path, place: placeOf(page, keysOf(path), draft), value, remedy };
}

/** Why a change was refused, in a sentence for each problem. */
export function renderRefusal(page: PageContext, problems: readonly PlanProblem[], given: unknown): Text {
  const readable = readableBy(page);
  const tell = (language: Language): string =>
    problems
      .map(one => tellProblem(placeOf(page, keysOf(one.path), given), one, { language, readable }))
      .join(' ');
  return { de: tell('de'), en: tell('en') };
}

/** The keys in a path such as `hotlines[0].hours`. */
function keysOf(path: string): readonly string[] {
  return path.match(/[^.[\]]+/g) ?? [];
}

/** A place of a document, such as `['hotlines', '0', 'greeting']`, in words. */
export function placeOf(page: PageContext, path: readonly string[], document: unknown): Text {
  return describePlace(namesOf(path, document), readableBy(page));
}

/** A path with names in place of list indexes. */
function namesOf(path: readonly string[], document: unknown): readonly string[] {
  let value: unknown = document;
  return path.map((key, index) => {
    const isPlace = Array.isArray(value);
    value = value instanceof Object ? Reflect.get(value, key) : undefined;
    if (!isPlace) return key;
    // Overflow steps have no names.
    if (path.includes('overflow') && path[0] === 'hotlines' && index > 1) return String(Number(key) + 1);
    return typeof value === 'object' && value !== null ? identityOf(value) : String(Number(key) + 1);
  });
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
