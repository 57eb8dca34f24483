import { deleteMeta, readMeta, replaceMeta, writeMeta } from '../database/meta.ts';
import type { Session, Write } from '../database/session.ts';

/** What was set up on the page, of which each change counts, with a sealed text beside it. */
export interface KeptSetUp<T extends { readonly number: number }> {
  /** Null: nothing was ever set up. */
  read(): Promise<T | null>;
  /** Returns the number of the change; null: another was made since `basedOn`. */
  replace(next: Omit<T, 'number'>, basedOn: number): Promise<number | null>;
  readBeside(): Promise<string | null>;
  keepBeside(sealed: string | null): Promise<void>;
}

export function openKeptSetUp<T extends { readonly number: number }>(
  session: Session,
  write: Write,
  { name, beside }: { readonly name: string; readonly beside: string },
): KeptSetUp<T> {
  const readIn = async (from: Session): Promise<T | null> => (await readMeta(from, name)) as T | null;
  return {
    read: () => readIn(session),
    replace: (next, basedOn) =>
      write(async unit => {
        const before = await readIn(unit);
        if ((before?.number ?? 0) !== basedOn) return null;
        const number = basedOn + 1;
        return (await replaceMeta(unit, name, before, { number, ...next })) ? number : null;
      }),
    readBeside: async () => (await readMeta(session, beside)) as string | null,
    keepBeside: sealed =>
      write(unit => (sealed === null ? deleteMeta(unit, [beside]) : writeMeta(unit, beside, sealed))),
  };
}
