import { Command } from 'commander';
import { noteInAudit } from '../app/access/audit.ts';
import { byOption } from './config/at-desk.ts';
import { silentLog } from './create-log.ts';
import { loadConfig } from './load-config.ts';
import { openStoreFor } from './open-store.ts';
import { CliError } from './run-program.ts';
import { say } from './say.ts';

interface SecondFactorOptions {
  readonly remove: boolean;
  readonly by: string;
}

export function secondFactorCommand(): Command {
  return new Command('second-factor')
    .description('say whether a user of the page has a second factor, or take it away')
    .argument('<login>', 'the name with which they sign in')
    .option('--remove', 'take it away, as from the last admin who has lost phone and recovery codes', false)
    .addOption(byOption())
    .addHelpText('after', '\nExample:\n  familiar second-factor erika --remove')
    .action(secondFactor);
}

async function secondFactor(login: string, { remove, by }: SecondFactorOptions): Promise<void> {
  const store = await openStoreFor('recall', loadConfig(), { log: silentLog, clock: Date.now });
  try {
    const user = await store.accounts.userByLogin(login.toLowerCase());
    if (user === null) throw new CliError(`there is no user ${login}.`);
    const isOn = (await store.secondFactors.find(user.id))?.isOn ?? false;
    if (!isOn) console.log(`${user.login} has no second factor.`);
    else if (!remove)
      console.log(`${user.login} has a second factor. --remove takes it away; the password stays.`);
    else {
      await store.secondFactors.remove(user.id);
      const warn = (_: object, message: string): void => say(message);
      const trail = { store, clock: Date.now, log: { ...silentLog, warn } };
      const from = { address: null, proxy: null };
      await noteInAudit(trail, { event: 'second-factor-removed', by, from, about: user.login });
      console.log(`${user.login} now signs in with the password alone.`);
    }
  } finally {
    await store.close();
  }
}
