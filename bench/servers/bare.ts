// Verifies each push and answers it.
import { listenBare } from '../bare-webhook.ts';
import { reportTo } from './report.ts';

reportTo(await listenBare(process.argv[2] ?? ''));
