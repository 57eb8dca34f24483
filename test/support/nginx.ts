import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Certificate } from './own-servers.ts';
import { end, freePort, launch, serverFolder, untilListening } from './own-servers.ts';

export interface Nginx extends AsyncDisposable {
  readonly port: number;
}

/** A real nginx on this computer, with these directives in its only server. */
export async function startNginx(directives: string, { cert, key }: Certificate): Promise<Nginx> {
  const port = await freePort();
  const server = `server { listen 127.0.0.1:${port} ssl; ssl_certificate ${cert}; ssl_certificate_key ${key};\n${directives}\n}`;
  return startNginxServer(server, port);
}

/** A real nginx with this server, which listens at this port. */
export async function startNginxServer(server: string, port: number): Promise<Nginx> {
  const folder = await serverFolder();
  mkdirSync(join(folder, 'temp'));
  const temporary = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
    name => `${name}_temp_path ${folder}/temp/${name};`,
  );
  const config = join(folder, 'nginx.conf');
  writeFileSync(
    config,
    `daemon off; master_process off; pid ${folder}/pid; error_log stderr crit;\nevents {}\n` +
      `http {\naccess_log off; ${temporary.join(' ')}\n${server}\n}\n`,
  );
  const child = launch('nginx', ['-p', folder, '-c', config, '-e', 'stderr'], { folder });
  await untilListening(child, port);
  return { port, [Symbol.asyncDispose]: () => end(child, folder, 'SIGTERM') };
}
