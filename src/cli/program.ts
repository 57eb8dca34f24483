import { Command } from 'commander';
import { absencesCommand } from './absences/absences-command.ts';
import { announcementsCommand } from './announcements.ts';
import { configCommand } from './config/config-command.ts';
import { demoCommand } from './demo/demo-command.ts';
import { emulateCommand } from './emulate.ts';
import { explainCommand } from './explain.ts';
import { historyCommand } from './history.ts';
import { importCommand } from './import/import-command.ts';
import { migrateCommand } from './migrate.ts';
import { pauseCommand, resumeCommand } from './pause.ts';
import { rebuildCommand } from './rebuild.ts';
import { replayCommand } from './replay/replay-command.ts';
import { reportCommand } from './report/report-command.ts';
import { runProgram } from './run-program.ts';
import { startCommand } from './start.ts';
import { testCallCommand } from './test-call/test-call.ts';
import { version } from './version.ts';

/** Runs what the command line says. */
export function run(): Promise<void> {
  return runProgram(createProgram());
}

/** Every command, with its options. */
export function createProgram(): Command {
  return new Command('familiar')
    .description('Puts each caller of your sipgate hotline through to the agent they know.')
    .version(version)
    .showHelpAfterError('(familiar --help lists what can be said)')
    .addHelpText(
      'after',
      `
Examples:
  familiar demo                      watch a small company's day, without any account
  familiar start                     run the service with the settings in .env
  familiar explain "0211 123 4567"   who would get this call now, and why
  familiar history --limit 5         the last five calls
  familiar config edit               hotlines, opening hours, absences, rules for callers
  familiar import                    take over the calls that sipgate remembers
  familiar report --lang de          how the hotline did in the last 30 days
  familiar replay                    what other settings would have done with past calls`,
    )
    .addCommand(startCommand())
    .addCommand(migrateCommand())
    .addCommand(rebuildCommand())
    .addCommand(explainCommand())
    .addCommand(testCallCommand())
    .addCommand(historyCommand())
    .addCommand(configCommand())
    .addCommand(absencesCommand())
    .addCommand(announcementsCommand())
    .addCommand(pauseCommand())
    .addCommand(resumeCommand())
    .addCommand(importCommand())
    .addCommand(replayCommand())
    .addCommand(reportCommand())
    .addCommand(emulateCommand())
    .addCommand(demoCommand());
}
