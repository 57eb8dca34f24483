/** A process that opens the spool its argument names, says so, and keeps it open, though it does nothing more with it. */
import { openSpoolFile } from '../../../src/store/spool/spool-file.ts';

const [file = ''] = process.argv.slice(2);

async function fill(): Promise<void> {
  const spool = await openSpoolFile(file, 64 * 1024);
  await spool.append(['held']);
}

await fill();
// What nobody refers to is collected sooner or later: here at once.
globalThis.gc?.();
process.stdout.write('open\n');
process.stdin.resume();
