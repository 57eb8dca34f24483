/**
 * A process that opens the spool its argument names, says so, and keeps it open, though it does nothing more with it. With
 * `unprivileged` behind the name it does so as nobody in particular, if it was started as root.
 */
import { openSpool } from '../../../src/store/spool/open-spool.ts';
import { openDatabase } from '../../../src/store/sqlite/open-database.ts';
import { createTestLog } from '../../support/app.ts';

const [file = '', asWhom] = process.argv.slice(2);
const nobody = 65_534;

async function fill(): Promise<void> {
  if (asWhom === 'unprivileged' && process.getuid?.() === 0) {
    // What is loaded later may lie where nobody else may read.
    (await openDatabase(':memory:')).close();
    process.setgroups?.([]);
    process.setgid?.(nobody);
    process.setuid?.(nobody);
  }
  const { spool } = await openSpool({ file, bytes: 64 * 1024, log: createTestLog() });
  await spool.append(['held']);
}

await fill();
// What nobody refers to is collected sooner or later: here at once.
globalThis.gc?.();
process.stdout.write('open\n');
process.stdin.resume();
