import { Command } from 'commander';
import { runProgram } from './run-program.ts';
import { version } from './version.ts';

/**
 * In the order of the help. Each is loaded only when used: loading all would take as long as most commands
 * do.
 */
const loaders: Readonly<Record<string, () => Promise<Command>>> = {
  start: async () => (await import('./start.ts')).startCommand(),
  doctor: async () => (await import('./doctor/doctor-command.ts')).doctorCommand(),
  migrate: async () => (await import('./migrate.ts')).migrateCommand(),
  rebuild: async () => (await import('./rebuild.ts')).rebuildCommand(),
  explain: async () => (await import('./explain.ts')).explainCommand(),
  'test-call': async () => (await import('./test-call/test-call.ts')).testCallCommand(),
  history: async () => (await import('./history.ts')).historyCommand(),
  config: async () => (await import('./config/config-command.ts')).configCommand(),
  absences: async () => (await import('./absences/absences-command.ts')).absencesCommand(),
  announcements: async () => (await import('./announcements.ts')).announcementsCommand(),
  pause: async () => (await import('./pause.ts')).pauseCommand(),
  resume: async () => (await import('./pause.ts')).resumeCommand(),
  erase: async () => (await import('./erase.ts')).eraseCommand(),
  connect: async () => (await import('./connect/connect-command.ts')).connectCommand(),
  'second-factor': async () => (await import('./second-factor.ts')).secondFactorCommand(),
  import: async () => (await import('./import/import-command.ts')).importCommand(),
  replay: async () => (await import('./replay/replay-command.ts')).replayCommand(),
  report: async () => (await import('./report/report-command.ts')).reportCommand(),
  emulate: async () => (await import('./emulate.ts')).emulateCommand(),
  demo: async () => (await import('./demo/demo-command.ts')).demoCommand(),
};

/** Runs what the command line says. */
export async function run(): Promise<void> {
  const [, , name = ''] = process.argv;
  await runProgram(await createProgram(Object.hasOwn(loaders, name) ? [name] : undefined));
}

/** The commands of these names with their options, or all. */
export async function createProgram(names = Object.keys(loaders)): Promise<Command> {
  const program = new Command('familiar')
    .description('Puts each caller of your sipgate hotline through to the agent they know.')
    .version(version)
    .showHelpAfterError('(familiar --help lists what can be said)')
    .addHelpText(
      'after',
      `
Examples:
  familiar demo                      watch a small company's day, without any account
  familiar start                     run the service with the settings in .env
  familiar connect --check           would sipgate's calls arrive here?
  familiar doctor                    say what is wrong, whether it runs or not
  familiar explain "0211 123 4567"   who would get this call now, and why
  familiar history --limit 5         the last five calls
  familiar config show               hotlines, opening hours, absences, rules for callers
  familiar import                    take over the calls that sipgate remembers
  familiar report --lang de          how the hotline did in the last 30 days
  familiar replay                    what other settings would have done with past calls`,
    );
  for (const name of names) {
    const command = await loaders[name]?.();
    if (command !== undefined) program.addCommand(command);
  }
  return program;
}
