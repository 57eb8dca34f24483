// Floods a page until it is ended: tells when it begins.
import { floods } from '../doors/floods.ts';

const [name = '', pageUrl = '', token = ''] = process.argv.slice(2);
const flood = floods[name];
if (flood === undefined) throw new Error(`There is no flood called ${name}.`);
process.on('disconnect', () => process.exit());
process.send?.('begins');
await flood(token)(Number(new URL(pageUrl).port));
