import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { end, launch, serverFolder, untilListening } from './own-servers.ts';

/** A real Caddy with these sites, which listens at this port of this computer. */
export async function startCaddy(sites: string, port: number): Promise<AsyncDisposable> {
  const folder = await serverFolder();
  const config = join(folder, 'Caddyfile');
  const options = ['admin off', 'auto_https disable_redirects', 'default_bind 127.0.0.1'];
  writeFileSync(
    config,
    `{\n${options.join('\n')}\nstorage file_system ${folder}/data\nlog {\nlevel ERROR\n}\n}\n${sites}\n`,
  );
  const child = launch('caddy', ['run', '--adapter', 'caddyfile', '--config', config], {
    folder,
    env: { XDG_CONFIG_HOME: folder },
  });
  await untilListening(child, port);
  return { [Symbol.asyncDispose]: () => end(child, folder, 'SIGTERM') };
}
