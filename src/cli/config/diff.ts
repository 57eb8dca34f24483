import { Command } from 'commander';
import { checkGiven } from '../../app/apply-plan.ts';
import { readCurrentPlan } from '../../app/plan-desk.ts';
import { changesBetween, renderChanges } from '../../plan/changes.ts';
import { renderPlan } from '../../plan/render-plan.ts';
import { atDesk } from './at-desk.ts';
import { lineDiff } from './line-diff.ts';
import { readText } from './read-text.ts';
import { refusal } from './tell.ts';

export function diffCommand(): Command {
  return new Command('diff')
    .description('say what a configuration would change, and what is wrong with it')
    .argument('<file>', 'YAML, or - for standard input')
    .action(diff);
}

async function diff(file: string): Promise<void> {
  const yaml = await readText(file);
  await atDesk('look', async desk => {
    const checked = await checkGiven(desk, { yaml });
    if (!checked.ok) throw refusal(file, checked.problems);
    const current = (await readCurrentPlan(desk.store)).document ?? desk.fromEnvironment;
    const roster = await desk.store.loadRoster();
    // Rendered alike, so that spelling and comments make no difference.
    for (const line of lineDiff(renderPlan(current, roster), renderPlan(checked.document, roster)))
      console.log(line);
    console.log(`${renderChanges(changesBetween(current, checked.document))}.`);
  });
}
