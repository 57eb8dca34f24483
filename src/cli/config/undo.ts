import { Command } from 'commander';
import { undoPlan } from '../../app/plan/apply-plan.ts';
import { noteApplied } from '../note.ts';
import { readPositive } from '../read-positive.ts';
import { CliError } from '../run-program.ts';
import { atDesk, byOption } from './at-desk.ts';
import { tellApplied } from './tell.ts';

export function undoCommand(): Command {
  return new Command('undo')
    .description('put back in force what was before the last change; undoing twice brings the change back')
    .argument('[revision]', 'undo this revision and all later ones', readPositive)
    .addOption(byOption())
    .action(undo);
}

async function undo(revision: number | undefined, { by }: { readonly by: string }): Promise<void> {
  await atDesk('look', async (desk, store) => {
    const undone = await undoPlan(desk, revision ?? null, { by, basedOn: null });
    if (undone === null)
      throw new CliError(
        revision === undefined
          ? 'there is nothing to undo: nothing was ever configured.'
          : `revision ${revision} can't be undone; "familiar config log" lists those that can.`,
      );
    await noteApplied({ store, by }, undone, 'settings-undone');
    tellApplied(undone, 'what was in force before');
  });
}
