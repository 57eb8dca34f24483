import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { z } from 'zod';
import type { WebhookSettings } from '../../app/ports/connect.ts';
import type { Config } from '../../config/config.ts';
import { CliError } from '../run-program.ts';

const content = z.object({
  incomingUrl: z.string(),
  outgoingUrl: z.string(),
  log: z.boolean(),
  whitelist: z.array(z.string()).nullable(),
});

/** What sipgate had before, in a file beside the spool: addresses of other programs may hold their secrets. */
export interface UndoFile {
  /** Null: there is none. Rejects with a CliError if it has been changed. */
  read(): Promise<WebhookSettings | null>;
  keep(before: WebhookSettings): Promise<void>;
  remove(): Promise<void>;
}

export function undoFileOf({ spool }: Config): UndoFile {
  const folder = dirname(spool.file);
  const file = join(folder, 'sipgate-settings-before.json');
  return {
    async read() {
      const text = await readFile(file, 'utf8').catch((error: NodeJS.ErrnoException) => {
        if (error.code === 'ENOENT') return null;
        throw error;
      });
      return text === null ? null : parse(text, file);
    },
    async keep(before) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      // A file that is there keeps its rights, so it goes first.
      await rm(file, { force: true });
      await writeFile(file, `${JSON.stringify(before, null, 2)}\n`, { mode: 0o600, flag: 'wx' });
    },
    remove: () => rm(file, { force: true }),
  };
}

function parse(text: string, file: string): WebhookSettings {
  try {
    return content.parse(JSON.parse(text));
  } catch {
    throw new CliError(`${file} does not hold what --write has kept there.`);
  }
}
