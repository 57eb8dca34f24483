import type { Check, Warning } from '../health-summary.ts';
import { type Reader, warningFor } from '../health-warnings.ts';
import { accountChecks } from './account-checks.ts';
import { callbackChecks } from './callback-checks.ts';
import type { CheckRule, Finding } from './check.ts';
import { commandLineChecks } from './command-line-checks.ts';
import { companyChecks } from './company-checks.ts';
import type { Facts } from './facts.ts';
import { machineChecks } from './machine-checks.ts';
import { pushChecks } from './push-checks.ts';
import { standingChecks } from './standing-checks.ts';
import { storeChecks } from './store-checks.ts';

/** Every check that follows from facts, in the order in which they are told. */
export const checkRules: Readonly<Record<string, CheckRule>> = {
  ...commandLineChecks,
  ...pushChecks,
  ...accountChecks,
  ...storeChecks,
  ...machineChecks,
  ...companyChecks,
  ...callbackChecks,
};

/** What each check looks at, by its name: those that follow from facts, then those that are said by others. */
export function describeChecks(): ReadonlyMap<string, Warning> {
  const standing = Object.values(standingChecks).map(({ name, about }) => [name, about] as const);
  return new Map([
    ...Object.entries(checkRules).map(([name, { about }]) => [name, about] as const),
    ...standing,
  ]);
}

/** What the facts say, for one reader. `since` is known of what was found before. */
export function judge(
  facts: Facts,
  reader: Reader,
  sinceOf: (name: string, isFound: boolean) => number | null = () => null,
): readonly Check[] {
  return Object.entries(checkRules).flatMap(([name, rule]) => {
    return [rule.judge(facts) ?? []].flat().map(finding => {
      const isFound = finding.state === 'problem' || finding.state === 'doubtful';
      const noticed = sinceOf(name, isFound);
      return toCheck(
        { name, about: rule.about },
        { ...finding, since: isFound ? (finding.since ?? noticed) : null },
        reader,
      );
    });
  });
}

export function toCheck(
  { name, about }: Pick<Check, 'name' | 'about'>,
  finding: Finding,
  reader: Reader,
): Check {
  const { state, howBad = null, sentence, since = null, remedy, place = null } = finding;
  return {
    name,
    about,
    state,
    howBad,
    sentence: warningFor(reader, sentence),
    since,
    remedy: remedy === undefined ? null : warningFor(reader, remedy),
    place,
  };
}

/** Whether something is to be done, and not only could be better. */
export function isWarning({ state, howBad }: Check): boolean {
  return (state === 'problem' || state === 'doubtful') && howBad !== 'hint';
}

/** Sentence and remedy in one. */
export function textOf({ sentence, remedy }: Pick<Check, 'sentence' | 'remedy'>): Warning {
  return remedy === null
    ? sentence
    : { en: `${sentence.en} ${remedy.en}`, de: `${sentence.de} ${remedy.de}` };
}

const worst = ['broken', 'soon', 'hint', null];
const first = ['problem', 'doubtful', 'unknown', 'ok'];

/** What is wrong first, the worst first; then what can't be checked, then what is well. */
export function inOrder(checks: readonly Check[]): readonly Check[] {
  const isFound = ({ state }: Check): number => (state === 'problem' || state === 'doubtful' ? 0 : 1);
  return checks.toSorted(
    (a, b) =>
      isFound(a) - isFound(b) ||
      worst.indexOf(a.howBad) - worst.indexOf(b.howBad) ||
      first.indexOf(a.state) - first.indexOf(b.state),
  );
}
