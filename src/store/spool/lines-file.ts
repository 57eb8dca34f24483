import { open, readFile, rename, rm } from 'node:fs/promises';
import type { Log } from '../../app/ports/log.ts';

/** A file of lines that never grows beyond a limit and is whole at any moment. */
export interface LinesFile {
  /** What it held when it was opened, without empty lines. */
  readonly lines: readonly string[];
  /** Durable when it resolves. False: the limit or the disk leaves no room. */
  append(line: string): Promise<boolean>;
  /** Puts these lines in place of all others; without any, the file goes. */
  rewrite(lines: readonly string[]): Promise<void>;
}

export async function openLinesFile({
  file,
  maxBytes,
  log,
}: {
  readonly file: string;
  readonly maxBytes: number;
  readonly log: Log;
}): Promise<LinesFile> {
  const text = await readIfThere(file);
  let bytes = Buffer.byteLength(text);

  /**
   * False if the disk does not take it. What it took of the line is cut off, so the next line begins afresh.
   */
  async function appendWhole(line: string): Promise<boolean> {
    try {
      const handle = await open(file, 'a', 0o600);
      try {
        await handle.appendFile(line);
        await handle.datasync();
      } catch (error) {
        await handle.truncate(bytes);
        throw error;
      } finally {
        await handle.close();
      }
      return true;
    } catch (error) {
      log.debug({ err: error, file }, 'A refused event could not be set aside.');
      return false;
    }
  }

  return {
    lines: text.split('\n').filter(line => line !== ''),
    async append(line) {
      const ended = `${line}\n`;
      if (bytes + Buffer.byteLength(ended) > maxBytes) return false;
      if (!(await appendWhole(ended))) return false;
      bytes += Buffer.byteLength(ended);
      return true;
    },
    async rewrite(lines) {
      const content = lines.map(line => `${line}\n`).join('');
      bytes = Buffer.byteLength(content);
      if (bytes === 0) return rm(file, { force: true });
      // Under another name first: whatever happens, the file is whole.
      const handle = await open(`${file}.new`, 'w', 0o600);
      try {
        await handle.writeFile(content);
        await handle.datasync();
      } finally {
        await handle.close();
      }
      await rename(`${file}.new`, file);
    },
  };
}

async function readIfThere(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return '';
    throw error;
  }
}
