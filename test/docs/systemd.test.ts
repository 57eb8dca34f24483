import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdir, symlink, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { guides, root } from '../support/docs/documents.ts';
import { writePrograms } from '../support/docs/installation.ts';
import { tryProgram } from '../support/docs/try-program.ts';
import { machineTime } from '../support/machine.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const guide = guides.find(({ file }) => file === 'docs/operating.md');
const block = (language: string | null, begins: RegExp): string =>
  guide?.blocks.find(one => one.language === language && begins.test(one.text))?.text ?? '';
const unit = block('ini', /^\[Unit\]/);
const script = block('sh', /^#!/);
const setting = block(null, /^DATABASE_URL=/);

/** The values of a key, in the order of the unit. */
function valuesOf(key: string): readonly string[] {
  return [...unit.matchAll(new RegExp(`^${key}=(.*)$`, 'gm'))].map(([, value = '']) => value);
}

test('the unit is one that systemd understands, as far as it can be asked here', async () => {
  const file = join(await temporaryFolder(), 'familiar.service');
  // Whether Node lies there depends on the computer.
  await writeFile(file, `${unit.replace('/usr/bin/node', process.execPath)}\n`);
  tryProgram('systemd-analyze', ['verify', '--man=no', file]);
  for (const key of ['User', 'WorkingDirectory', 'StateDirectory', 'ExecStart'])
    expect(valuesOf(key)).toHaveLength(1);
});

test('a command of the guide has the database of the guide’s service, from any folder', async () => {
  const folder = await temporaryFolder();
  const here = (text: string): string =>
    text
      .replaceAll('/opt/familiar', join(folder, 'opt'))
      .replaceAll('/var/lib/familiar', join(folder, 'state'))
      .replaceAll('/usr/bin/node', process.execPath);
  await mkdir(join(folder, 'opt'));
  // As systemd makes it for StateDirectory.
  await mkdir(join(folder, 'state'));
  await symlink(join(root, 'dist'), join(folder, 'opt/dist'));
  const settings = [
    'WEBHOOK_URL=http://127.0.0.1/push',
    'PORT=0',
    'CENTRAL_SERVICE_PHONE=0221 4710100',
    'SERVICE_PHONES=0221 4710111',
  ];
  await writeFile(join(folder, 'opt/.env'), [...settings, here(setting), ''].join('\n'));
  const path = await writePrograms(join(folder, 'bin'));
  await writeFile(join(folder, 'bin/familiar'), here(script));
  await chmod(join(folder, 'bin/familiar'), 0o755);

  const [program = '', ...args] = here(valuesOf('ExecStart')[0] ?? '').split(' ');
  const environment = valuesOf('Environment').flatMap(line => line.split(' ').map(pair => pair.split('=')));
  const service = spawn(program, args, {
    cwd: here(valuesOf('WorkingDirectory')[0] ?? ''),
    env: { PATH: path, ...machineTime, ...Object.fromEntries(environment) },
  });
  onTestFinished(() => void service.kill('SIGKILL'));
  let said = '';
  const heard = (text: string): Promise<void> =>
    new Promise(resolve => {
      service.stdout.on('data', chunk => {
        said += String(chunk);
        if (said.includes(text)) resolve();
      });
    });
  await heard('The database is the SQLite file');
  const inForce = heard('A change of the configuration is in force.');

  const command = 'echo "hotlines: [{name: Zentrale, numbers: [0221 4710100]}]" | familiar config apply -';
  const applied = spawn('sh', ['-c', command], {
    cwd: folder,
    env: { PATH: path, ...machineTime },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let stderr = '';
  applied.stderr.on('data', chunk => {
    stderr += String(chunk);
  });
  expect(await once(applied, 'close')).toEqual([0, null]);
  expect(stderr).toBe(`familiar: the database is the SQLite file ${join(folder, 'state/familiar.db')}.\n`);
  expect(said).toContain(`The database is the SQLite file ${join(folder, 'state/familiar.db')}.`);
  await inForce;
  service.kill('SIGTERM');
  expect(await once(service, 'close')).toEqual([0, null]);
});
