import { describe, expect, test } from 'vitest';
import type { DatabaseConfig } from '../../src/store/database/database-config.ts';
import { runCli, startCli } from '../support/cli.ts';
import { reachableServers } from '../support/databases.ts';
import { fillAsOf, isSince, landedStates } from '../support/old-databases.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

for (const server of await reachableServers()) {
  // The store has a test of every state on every server; here it is enough to see that its way to a command is the same.
  const states = server.kind === 'sqlite' ? landedStates : landedStates.slice(0, 1);

  describe(`on ${server.kind}`, () => {
    test.each(states)('a database of %s is migrated, listed, reported and served', async commit => {
      const database = await server.create();
      try {
        await fillAsOf(commit, server.kind, database);
        const folder = await temporaryFolder();
        const environment = {
          WEBHOOK_URL: 'https://hotline.example.com/push',
          CENTRAL_SERVICE_PHONE: '+492214710100',
          SERVICE_PHONES: '+492214710111',
          PORT: '0',
          DATABASE_URL: urlOf(database.config),
        };

        expect(await runCli(['migrate'], folder, environment)).toMatchObject({ code: 0, stderr: '' });

        const history = await runCli(['history', '--json'], folder, environment);
        const calls = history.stdout
          .trim()
          .split('\n')
          .map(line => JSON.parse(line));
        // One more was recorded since decisions are packed.
        const more = isSince(commit, '9937aff') ? 1 : 0;
        expect(calls).toHaveLength(12 + more);
        expect(calls.filter(call => call.reason !== null)).toHaveLength(8 + more);

        const june = ['--from', '2026-05-31', '--to', '2026-06-03'];
        const report = await runCli(['report', ...june], folder, environment);
        expect(report.stdout).toContain(`${8 + more} calls to the hotline, 2 of them reached nobody.`);

        const service = startCli(['start'], folder, environment);
        const [url = ''] =
          (await service.said('Familiar listens at')).match(/(?<=listens at )http:[^ "]+\d/) ?? [];
        expect((await fetch(new URL('/health', url))).status).toBe(200);
        service.child.kill('SIGTERM');
        expect(await service.ended).toMatchObject({ code: 0, stderr: '' });
      } finally {
        await database.drop();
      }
    });
  });
}

function urlOf(config: DatabaseConfig): string {
  if (config.kind === 'sqlite') return `sqlite:${config.file}`;
  const { kind, host, port, database, user, password } = config;
  return `${kind}://${user}${password ? `:${password}` : ''}@${host}:${port}/${database}`;
}
