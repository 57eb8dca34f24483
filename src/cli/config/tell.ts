import type { Applied } from '../../app/plan/apply-plan.ts';
import { renderChanges } from '../../plan/changes.ts';
import { describeProblem, type PlanProblem } from '../../plan/plan-problem.ts';
import type { Text } from '../../plan/remedy.ts';
import { CliError } from '../run-program.ts';
import { say } from '../say.ts';

/** Prints the result of a change; throws if there was none. */
export function tellApplied(applied: Applied, what: string): void {
  if ('notes' in applied) sayNotes(applied.notes);
  switch (applied.kind) {
    case 'applied':
      console.log(
        `Revision ${applied.revision} is in force: ${applied.changes.length === 0 ? 'calls are routed as before, and only the text is another, such as a comment' : renderChanges(applied.changes)}.`,
      );
      return;
    case 'unchanged':
      console.log('Nothing changed.');
      return;
    case 'refused':
      throw refusal(what, applied.problems);
    case 'outdated':
      throw new CliError(
        `somebody has changed the configuration meanwhile; revision ${applied.revision} is in force. ` +
          'Look at it with "familiar config show", then apply yours again.',
      );
  }
}

/** Notes on what was read differently from how it is written. */
export function sayNotes(notes: readonly Text[]): void {
  for (const { en } of notes) say(en);
}

/** The problems of a document, one a line. */
export function refusal(what: string, problems: readonly PlanProblem[]): CliError {
  const count = problems.length === 1 ? 'a problem' : `${problems.length} problems`;
  const lines = problems.map(problem => `  - ${describeProblem(problem)}`);
  return new CliError(`${what} has ${count}:\n${lines.join('\n')}\nNothing was changed.`);
}
