import fc from 'fast-check';
import { expect, test } from 'vitest';
import { emptyRoster } from '../../src/domain/roster.ts';
import type { PlanDocument } from '../../src/plan/document.ts';
import { parsePlan } from '../../src/plan/parse-plan.ts';
import { renderPlan } from '../../src/plan/render-plan.ts';
import { arbitraryDocument } from '../support/arbitrary-document.ts';
import { document, team } from '../support/plan.ts';

test('any document comes back from YAML as it was', () => {
  fc.assert(
    fc.property(arbitraryDocument, given => {
      expect(reread(renderPlan(given, team))).toEqual(given);
    }),
    { numRuns: 50 },
  );
});

test('any document can take the place of any other in what somebody wrote', () => {
  fc.assert(
    fc.property(arbitraryDocument, arbitraryDocument, (before, after) => {
      const written = renderPlan(before, emptyRoster);
      expect(reread(renderPlan(after, emptyRoster, written))).toEqual(after);
    }),
    { numRuns: 50 },
  );
});

test('sections are explained, agents have their names beside them, numbers can be read', () => {
  const given = document(`
hotlines:
  - name: Zentrale
    numbers: ["+492214710100"]
    agents: [Anna Beck, Ben Koch]
callers:
  - {name: Müller, numbers: [0171 3920001], prefixes: [0221 47101], fixed: ben koch}`);
  const text = renderPlan({ language: 'en', ...given }, team);
  expect(text.slice(text.indexOf('# The lan'))).toBe(`# The language of announcements: de or en
language: en

# Published numbers, and how their calls are routed
hotlines:
  - name: Zentrale
    numbers: [+49 221 4710100]
    agents:
      - w1 # Anna Beck
      - w2 # Ben Koch

# What you have decided about single callers; it takes precedence over all statistics
callers:
  - name: Müller
    numbers: [+49 171 3920001]
    prefixes: ["+4922147101"]
    fixed: w2 # Ben Koch
`);
});

test('a change leaves alone what somebody wrote around it', () => {
  const written = `# Our hotline. Ask Anna before you change anything.
hotlines:
  - name: Zentrale # since 1987
    numbers: ["0221/4710100"] # the one on the vans
callers:
  # pays late
  - name: Müller
    numbers: [0171 3920001]
  # pays at once
  - {name: Meier, numbers: [0171 3920002], fixed: w1}
`;
  const given = document(written);
  const [, meier] = given.callers ?? [];
  const changed: PlanDocument = {
    ...given,
    callers: [
      { ...meier, fixed: 'w2', vip: true },
      { name: 'Schulz', numbers: given.hotlines[0]?.numbers },
    ],
  };
  expect(renderPlan(changed, emptyRoster, written)).toBe(`# Our hotline. Ask Anna before you change anything.
hotlines:
  - name: Zentrale # since 1987
    numbers: ["0221/4710100"] # the one on the vans
callers:
  # pays at once
  - {name: Meier, numbers: [0171 3920002], fixed: w2, vip: true}
  - name: Schulz
    numbers: [+49 221 4710100]
`);
});

function reread(yaml: string): PlanDocument {
  const parsed = parsePlan(yaml);
  if (!parsed.ok) throw new Error(`${JSON.stringify(parsed.problems)}\n${yaml}`);
  return parsed.document;
}
