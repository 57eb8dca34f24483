import type { Applied } from '../../app/plan/apply-plan.ts';
import type { Language } from '../../domain/language.ts';
import { renderChanges } from '../../plan/changes.ts';
import { describeProblem, type PlanProblem } from '../../plan/plan-problem.ts';
import type { Text } from '../../plan/remedy.ts';
import { CliError } from '../run-program.ts';
import { say } from '../say.ts';
import { appliedWords } from './applied-words.ts';

/** Prints the result of a change; throws if there was none. */
export function tellApplied(applied: Applied, what: string, language: Language = 'en'): void {
  const words = appliedWords[language];
  if ('notes' in applied) sayNotes(applied.notes, language);
  switch (applied.kind) {
    case 'applied': {
      const { revision, changes } = applied;
      console.log(
        words.inForce(revision, changes.length === 0 ? words.onlyText : renderChanges(changes, language)),
      );
      return;
    }
    case 'unchanged':
      console.log(words.unchanged);
      return;
    case 'refused':
      throw refusal(what, applied.problems, language);
    case 'outdated':
      throw new CliError(words.outdated(applied.revision));
  }
}

/** Notes on what was read differently from how it is written. */
export function sayNotes(notes: readonly Text[], language: Language = 'en'): void {
  for (const note of notes) say(note[language]);
}

/** The problems of a document, one a line. */
export function refusal(what: string, problems: readonly PlanProblem[], language: Language = 'en'): CliError {
  const words = appliedWords[language];
  const lines = problems.map(problem => `  - ${describeProblem(problem, language)}`);
  return new CliError(
    `${words.refused(what, problems.length)}\n${lines.join('\n')}\n${words.nothingChanged}`,
  );
}
