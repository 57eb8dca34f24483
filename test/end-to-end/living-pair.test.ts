import fc from 'fast-check';
import { expect, test } from 'vitest';
import { reachableServers } from '../support/databases.ts';
import { arbitraryStepOfPair } from '../support/living/arbitrary-step.ts';
import { openPair } from '../support/living/company.ts';
import { createWalk } from '../support/living/steps.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';

const steps = 100;
const seed = Number(process.env['LIVING_SEED'] ?? 20_261_129);

for (const server of await reachableServers()) {
  if (server.kind === 'sqlite') continue;
  test(`whatever happens, two instances on ${server.kind} say of who is busy what was acknowledged says, as far as each can know (LIVING_SEED=${seed})`, async () => {
    await using company = await openPair(await temporaryFolder(), server);
    const { step: take } = createWalk(company, company.source);
    const walk = fc.sample(arbitraryStepOfPair, { seed, numRuns: steps });
    for (const one of walk) await take(one);
    expect(walk).toHaveLength(steps);
  }, 240_000);
}
