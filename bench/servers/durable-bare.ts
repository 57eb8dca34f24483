// Verifies each push, and answers it when its body is on disk: what comes while the disk is busy goes there together. This is
// the limit for anything durable.
import { open } from 'node:fs/promises';
import { listenBare } from '../bare-webhook.ts';
import { reportTo } from './report.ts';

const [publicKeyPem = '', folder = ''] = process.argv.slice(2);
const file = await open(`${folder}/pushes.log`, 'a');

interface Waiting {
  readonly body: Buffer;
  readonly resolve: () => void;
  readonly reject: (error: unknown) => void;
}
let waiting: Waiting[] = [];
let isWriting = false;

function keep(body: Buffer): Promise<void> {
  return new Promise((resolve, reject) => {
    waiting.push({ body, resolve, reject });
    if (!isWriting) void writeAll();
  });
}

async function writeAll(): Promise<void> {
  isWriting = true;
  while (waiting.length > 0) {
    const group = waiting;
    waiting = [];
    try {
      await file.appendFile(Buffer.concat(group.map(({ body }) => body)));
      await file.datasync();
      for (const { resolve } of group) resolve();
    } catch (error) {
      for (const { reject } of group) reject(error);
    }
  }
  isWriting = false;
}

reportTo(await listenBare(publicKeyPem, keep));
