import { join } from 'node:path';
import fc from 'fast-check';
import { expect, test } from 'vitest';
import { arbitraryStep } from '../support/living/arbitrary-step.ts';
import { openCompany } from '../support/living/company.ts';
import { createWalk } from '../support/living/steps.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const runs = 5;
const stepsOfRun = 100;
// The same walks each time, so that what fails is what was changed; `npm run chaos` draws new ones.
const seed = Number(process.env['LIVING_SEED'] ?? 20_261_129);

test(`whatever happens, who is busy is what was acknowledged says (LIVING_SEED=${seed})`, async () => {
  const folder = await temporaryFolder();
  let run = 0;
  let steps = 0;
  await fc.assert(
    fc.asyncProperty(
      fc.array(arbitraryStep, { minLength: stepsOfRun, maxLength: stepsOfRun }),
      async walk => {
        await using company = await openCompany(join(folder, String(run++)));
        const { step: take } = createWalk(company, company.source);
        for (const one of walk) {
          await take(one);
          steps += 1;
        }
      },
    ),
    { numRuns: runs, seed, endOnFailure: true },
  );
  expect(steps).toBe(runs * stepsOfRun);
}, 240_000);
