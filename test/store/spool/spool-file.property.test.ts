import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { openSpoolFile, type SpoolFile } from '../../../src/store/spool/spool-file.ts';
import { recordsAt } from '../../../src/store/spool/spool-format.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

const bytes = 4_096;
const payloads = fc.array(fc.string({ unit: 'grapheme', maxLength: 40 }), { maxLength: 4 });
const share = fc.integer({ min: 0, max: 1_000 }).map(thousandths => thousandths / 1_000);

type Step =
  | { readonly kind: 'append' | 'torn-append'; readonly payloads: readonly string[]; readonly share: number }
  | { readonly kind: 'clear' | 'torn-clear' | 'reopen'; readonly share: number };

const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ kind: fc.constant('append' as const), payloads, share }) },
  fc.record({ kind: fc.constant('torn-append' as const), payloads, share }),
  fc.record({ kind: fc.constantFrom('clear' as const, 'torn-clear' as const, 'reopen' as const), share }),
);

/** Carries out a step. Returns all contents that the spool may have then, when it is opened again. */
async function take(step: Step, spool: SpoolFile, before: readonly string[]): Promise<(readonly string[])[]> {
  switch (step.kind) {
    case 'reopen':
      return [before];
    case 'clear':
      await spool.clear();
      return [[]];
    case 'torn-clear':
      await spool.clear();
      return [before, []];
    case 'append': {
      const isKept = await isDone(spool.append(step.payloads));
      return [isKept ? [...before, ...step.payloads] : before];
    }
    case 'torn-append': {
      const isKept = await isDone(spool.append(step.payloads));
      const count = isKept ? step.payloads.length : 0;
      return Array.from({ length: count + 1 }, (_, some) => [...before, ...step.payloads.slice(0, some)]);
    }
  }
}

function isDone(work: Promise<void>): Promise<boolean> {
  return work.then(
    () => true,
    () => false,
  );
}

/** The disk took only this share of what was written. */
function tear(before: Buffer, after: Buffer, share: number): Buffer {
  const changed = [...after.keys()].filter(at => after[at] !== before[at]);
  const torn = Buffer.from(after);
  for (const at of changed.slice(Math.floor(changed.length * share))) torn[at] = before[at] ?? 0;
  return torn;
}

test('whatever is appended, cleared and torn, what was acknowledged comes back and nothing else', async () => {
  const folder = await temporaryFolder();
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 12 }), async steps => {
      const file = join(folder, `${run++}`);
      let spool = await openSpoolFile(file, bytes);
      let kept: readonly string[] = [];
      for (const one of steps) {
        const before = await readFile(file);
        const possible = await take(one, spool, kept);
        await spool.close();
        if (one.kind.startsWith('torn')) await writeFile(file, tear(before, await readFile(file), one.share));
        spool = await openSpoolFile(file, bytes);
        expect(possible).toContainEqual(spool.recovered);
        kept = spool.recovered;
      }
      await spool.close();
    }),
    { numRuns: 60 },
  );
});

test('a flipped bit costs what stands behind it, and never makes a record of what nobody wrote', async () => {
  const folder = await temporaryFolder();
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(payloads, { minLength: 1, maxLength: 3 }),
      share,
      async (generations, place) => {
        const file = join(folder, `${run++}`);
        const spool = await openSpoolFile(file, bytes);
        const ends: number[] = [];
        for (const [index, generation] of generations.entries()) {
          if (index > 0) await spool.clear();
          ends.length = 0;
          for (const payload of generation) {
            await spool.append([payload]);
            ends.push(recordsAt + spool.usedBytes());
          }
        }
        await spool.close();
        const written = generations.at(-1) ?? [];
        const content = await readFile(file);
        const bit = Math.floor(place * ((ends.at(-1) ?? recordsAt) * 8 - 1));
        const at = bit >> 3;
        content.writeUInt8(content.readUInt8(at) ^ (1 << (bit & 7)), at);
        await writeFile(file, content);

        const again = await openSpoolFile(file, bytes);
        await again.close();
        const whole = at < recordsAt ? written.length : ends.filter(end => end <= at).length;
        // Where nothing was written since, the damaged header may bring back what the database has taken already.
        const possible = written.length > 0 ? [written.slice(0, whole)] : [[], generations.at(-2) ?? []];
        expect(possible).toContainEqual(again.recovered);
      },
    ),
    { numRuns: 120 },
  );
});
