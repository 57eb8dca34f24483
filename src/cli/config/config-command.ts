import { Command } from 'commander';
import { applyCommand } from './apply.ts';
import { diffCommand } from './diff.ts';
import { logCommand } from './log.ts';
import { schemaCommand } from './schema.ts';
import { showCommand } from './show.ts';
import { undoCommand } from './undo.ts';

export function configCommand(): Command {
  return new Command('config')
    .description('show and change how calls are routed: hotlines, hours, absences, rules for callers')
    .addHelpText(
      'after',
      `
Examples:
  familiar config show > familiar.yaml     save what is in force
  familiar config diff familiar.yaml       what would change
  familiar config apply familiar.yaml      put it in force, without a restart
  familiar config log                      who changed what, and when
  familiar config undo                     take the last change back`,
    )
    .addCommand(showCommand())
    .addCommand(applyCommand())
    .addCommand(diffCommand())
    .addCommand(undoCommand())
    .addCommand(logCommand())
    .addCommand(schemaCommand());
}
