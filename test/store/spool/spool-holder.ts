/** A process that opens the spool its argument names, says so, and keeps it open. */
import { openSpoolFile } from '../../../src/store/spool/spool-file.ts';

const [file = ''] = process.argv.slice(2);
const spool = await openSpoolFile(file, 64 * 1024);
await spool.append(['held']);
process.stdout.write('open\n');
process.stdin.resume();
