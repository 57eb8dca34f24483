import { Command } from 'commander';
import { applyPlan } from '../../app/plan/apply-plan.ts';
import { noteApplied } from '../note.ts';
import { readPositive } from '../read-positive.ts';
import { atDesk, byOption } from './at-desk.ts';
import { readText } from './read-text.ts';
import { tellApplied } from './tell.ts';

export function applyCommand(): Command {
  return new Command('apply')
    .description('put a configuration in force, if nothing is wrong with it')
    .argument('<file>', 'YAML, or - for standard input')
    .addOption(byOption())
    .option('--based-on <N>', 'refuse if another revision than this is in force', readPositive)
    .action(apply);
}

async function apply(
  file: string,
  { by, basedOn = null }: { readonly by: string; readonly basedOn?: number | null },
): Promise<void> {
  const yaml = await readText(file);
  await atDesk('change', async (desk, store) => {
    const applied = await applyPlan(desk, { yaml }, { by, basedOn });
    await noteApplied({ store, by }, applied, 'settings-applied');
    tellApplied(applied, file);
  });
}
