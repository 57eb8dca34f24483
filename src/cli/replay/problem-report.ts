import { createWriteStream } from 'node:fs';
import type { RowProblem } from '../../csv/row-values.ts';

/**
 * Collects the problems of a table's rows: all of them in a file if one is named, examples for the summary.
 */
export interface ProblemReport {
  add(problem: RowProblem): void;
  /** Rows that were left out. */
  rejected(): number;
  /** One line for each kind of problem, with its first rows. */
  lines(): readonly string[];
  close(): Promise<void>;
}

interface Kind {
  count: number;
  readonly isUsed: boolean;
  readonly examples: string[];
}

const examplesShown = 3;

export function createProblemReport(file: string | null): ProblemReport {
  const kinds = new Map<RowProblem['what'], Kind>();
  const out = file === null ? null : createWriteStream(file);
  let lastRejected = 0;
  let rejected = 0;
  return {
    add({ line, what, detail, isUsed }) {
      const kind = kinds.get(what) ?? { count: 0, isUsed, examples: [] };
      kinds.set(what, kind);
      kind.count++;
      if (kind.examples.length < examplesShown) kind.examples.push(`line ${line}: ${detail}`);
      out?.write(`${line}\t${isUsed ? 'used' : 'left out'}\t${what}\t${detail}\n`);
      if (!isUsed && line !== lastRejected) {
        rejected++;
        lastRejected = line;
      }
    },
    rejected: () => rejected,
    lines: () =>
      [...kinds].map(
        ([what, { count, isUsed, examples }]) =>
          `${what} (${count}, ${isUsed ? 'used all the same' : 'left out'}): ${examples.join('; ')}${count > examples.length ? '; …' : ''}`,
      ),
    close: () =>
      new Promise((resolve, reject) => {
        if (out === null) resolve();
        else out.on('error', reject).end(resolve);
      }),
  };
}
