import type { CallerDocument, PlanDocument } from './document.ts';
import type { Finding } from './plan-problem.ts';

/** Rules for callers that contradict themselves or each other. */
export function checkCallers({ callers = [] }: PlanDocument): readonly Finding[] {
  return [
    ...checkTwice(callers, 'numbers'),
    ...checkTwice(callers, 'prefixes'),
    ...callers.flatMap(checkCaller),
  ];
}

function checkTwice(callers: readonly CallerDocument[], field: 'numbers' | 'prefixes'): readonly Finding[] {
  const owners = new Map<string, number>();
  const findings: Finding[] = [];
  callers.forEach((caller, index) => {
    caller[field]?.forEach((number, position) => {
      const owner = owners.get(number);
      if (owner !== undefined)
        findings.push({
          path: ['callers', index, field, position],
          value: number,
          remedy: {
            en: `name it in one rule only: the rule for ${nameOf(callers, owner)} has it already`,
            de: `nennen Sie sie nur in einer Regel: Die für ${nameOf(callers, owner)} hat sie schon`,
          },
        });
      owners.set(number, index);
    });
  });
  return findings;
}

function nameOf(callers: readonly CallerDocument[], index: number): string {
  const { name, numbers, prefixes } = callers[index] ?? {};
  return name ?? numbers?.[0] ?? prefixes?.[0] ?? String(index + 1);
}

function checkCaller(caller: CallerDocument, index: number): readonly Finding[] {
  const { fixed, never = [], blocked, vip } = caller;
  const agent = typeof fixed === 'string' ? fixed : fixed?.agent;
  const findings: Finding[] = [];
  if (agent !== undefined && never.includes(agent))
    findings.push({ path: ['callers', index, 'never'], value: agent, remedy: fixedAndNever });
  if (blocked !== undefined && (agent !== undefined || vip === true))
    findings.push({ path: ['callers', index, 'blocked'], value: blocked, remedy: blockedAndMore });
  if (caller.someoneNew === true && agent !== undefined)
    findings.push({ path: ['callers', index, 'someoneNew'], value: true, remedy: fixedAndNew });
  return findings;
}

const fixedAndNever = {
  en: 'remove the agent here or as the fixed agent: one can’t be both',
  de: 'entfernen Sie die Person hier oder als festen Ansprechpartner: Beides zugleich geht nicht',
};
const blockedAndMore = {
  en: 'remove it, or VIP and the fixed agent: a blocked caller reaches nobody',
  de: 'entfernen Sie es, oder VIP und den festen Ansprechpartner: Ein gesperrter Anrufer erreicht niemanden',
};
const fixedAndNew = {
  en: 'remove it or the fixed agent: the caller gets either the same agent or somebody new',
  de: 'entfernen Sie es oder den festen Ansprechpartner: Der Anrufer bekommt entweder immer dieselbe Person oder jemand Neues',
};
