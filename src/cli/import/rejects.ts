import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';

/** The rows of a table that can't be used. */
export interface Rejects {
  add(line: number, reason: string): void;
  /**
   * Resolves once all are on disk, with the text for the operator: all rows, or some and where the others
   * are.
   */
  finish(): Promise<readonly string[]>;
}

const shown = 20;

/** Keeps a few to be shown; if there are more, all are written to a file, which costs no memory. */
export function collectRejects(file: string): Rejects {
  const first: Reject[] = [];
  let stream: WriteStream | null = null;
  return {
    add(line, reason) {
      if (first.length < shown) {
        first.push({ line, reason });
        return;
      }
      stream ??= startFile(file, first);
      stream.write(toRow({ line, reason }));
    },
    async finish() {
      const lines = first.map(({ line, reason }) => `  line ${line}: ${reason}`);
      if (stream === null) return lines;
      stream.end();
      await once(stream, 'close');
      return [...lines, `  … and others; all are in ${file}`];
    },
  };
}

interface Reject {
  readonly line: number;
  readonly reason: string;
}

function startFile(file: string, first: readonly Reject[]): WriteStream {
  const stream = createWriteStream(file);
  stream.write('line;reason\n');
  for (const reject of first) stream.write(toRow(reject));
  return stream;
}

function toRow({ line, reason }: Reject): string {
  return `${line};"${reason.replaceAll('"', '""')}"\n`;
}
