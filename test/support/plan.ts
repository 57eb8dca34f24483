import type { Roster } from '../../src/domain/roster.ts';
import { checkPlan, type PlanSurroundings } from '../../src/plan/check-plan.ts';
import type { PlanDocument } from '../../src/plan/document.ts';
import { parsePlan } from '../../src/plan/parse-plan.ts';
import { describeProblem } from '../../src/plan/plan-problem.ts';
import { agent, noon } from './builders.ts';

/** Anna is w1, Ben w2, Clara w3, David w4; each with a surname. */
export const team: Roster = {
  agents: [
    agent(1, { name: 'Anna Beck' }),
    agent(2, { name: 'Ben Koch' }),
    agent(3, { name: 'Clara Vogt' }),
    agent(4, { name: 'David Kaya' }),
  ],
  confirmedAt: noon,
};

const surroundings: PlanSurroundings = {
  roster: team,
  accountHotlines: [],
  announcements: new Set(['chime', 'closed']),
  today: '2026-11-24',
};

/** The document that a YAML text means, or an error: tests never mean a wrong one here. */
export function document(yaml: string): PlanDocument {
  const read = readPlan(yaml);
  if (Array.isArray(read)) throw new Error(read.join('\n'));
  return read as PlanDocument;
}

/** The checked document, or its problems as sentences. */
export function readPlan(
  yaml: string,
  options: Partial<PlanSurroundings> & { readonly language?: 'en' | 'de' } = {},
): PlanDocument | readonly string[] {
  const { language = 'en', ...changes } = options;
  const parsed = parsePlan(yaml);
  const read = parsed.ok
    ? checkPlan(parsed.document, { ...surroundings, ...changes }, parsed.lineOf)
    : parsed;
  return read.ok ? read.document : read.problems.map(problem => describeProblem(problem, language));
}
