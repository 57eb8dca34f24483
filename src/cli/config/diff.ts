import { Command } from 'commander';
import { checkGiven } from '../../app/plan/apply-plan.ts';
import { readCurrentPlan } from '../../app/plan/plan-desk.ts';
import { agentById, type Roster } from '../../domain/roster.ts';
import { changesBetween, renderChanges } from '../../plan/changes.ts';
import { describeDifference } from '../../plan/describe-difference.ts';
import { type Difference, differencesBetween } from '../../plan/differences.ts';
import { atDesk } from './at-desk.ts';
import { readText } from './read-text.ts';
import { refusal, sayNotes } from './tell.ts';

export function diffCommand(): Command {
  return new Command('diff')
    .description('say what a configuration would change, and what is wrong with it')
    .argument('<file>', 'YAML, or - for standard input')
    .action(diff);
}

const onlyText =
  'only the text is another, such as a comment: "familiar config apply" keeps it as a new revision, and calls are routed as before.';

async function diff(file: string): Promise<void> {
  const yaml = await readText(file);
  await atDesk('look', async desk => {
    const checked = await checkGiven(desk, { yaml });
    if (!checked.ok) throw refusal(file, checked.problems);
    sayNotes(checked.notes);
    const { document, written } = await readCurrentPlan(desk.store);
    const current = document ?? desk.fromEnvironment;
    const roster = await desk.store.loadRoster();
    for (const difference of differencesBetween(current, checked.document))
      console.log(inOneLine(difference, roster));
    const changes = changesBetween(current, checked.document);
    if (changes.length > 0) console.log(`${renderChanges(changes)}.`);
    else console.log(document !== null && written !== yaml ? onlyText : 'nothing changed.');
    if (document === null)
      console.log(
        `Nothing is configured yet: "familiar config apply" makes this revision 1, in the place of what the environment says.`,
      );
  });
}

/** Worded as on the page, such as `Hotline Zentrale › Overflow › Closed: –  →  mailbox`. */
function inOneLine(difference: Difference, roster: Roster): string {
  const { place, before, after } = describeDifference(
    difference,
    text => agentById(roster, text)?.name ?? text,
  );
  const [was, is] = [before, after].map(text => text?.en ?? '–');
  return `${place.en}: ${was}  →  ${is}`;
}
