import { Command, Option } from 'commander';
import { inOrder } from '../../app/health/checks/all-checks.ts';
import type { Check } from '../../app/health/health-summary.ts';
import type { Language } from '../../domain/language.ts';
import { examineInstallation } from './examine-installation.ts';
import { renderChecks } from './render-checks.ts';

interface DoctorOptions {
  readonly json: boolean;
  readonly lang: Language;
}

export function doctorCommand(): Command {
  return new Command('doctor')
    .description('say what is wrong with this installation, how bad it is, and what to do')
    .option('--json', 'print all checks as JSON', false)
    .addOption(new Option('--lang <language>', 'language of the report').choices(['en', 'de']).default('en'))
    .addHelpText(
      'after',
      `
It changes nothing. It asks the service, where that runs, and sees for itself the configuration, the
database, the disk, the clock, and what sipgate lets the token do.

Exit code: 0 nothing is broken, 1 something is, 2 the service can't start with this configuration.

Examples:
  familiar doctor
  familiar doctor --lang de
  familiar doctor --json`,
    )
    .action(examine);
}

async function examine({ json, lang }: DoctorOptions): Promise<void> {
  const { checks, starts } = await examineInstallation();
  const ordered = inOrder(checks);
  console.log(json ? JSON.stringify({ checks: ordered }, null, 2) : renderChecks(ordered, lang));
  process.exitCode = starts ? Number(ordered.some(isBroken)) : 2;
}

function isBroken({ howBad }: Check): boolean {
  return howBad === 'broken';
}
