import type { PlanDocument } from './document.ts';
import { ownValue } from './own-value.ts';
import type { Finding } from './plan-problem.ts';

/** Finds rotas that can't be told from groups or agents, that name somebody twice, or that are named where none may be. */
export function checkRotas({ rotas = {}, groups = {}, hotlines }: PlanDocument): readonly Finding[] {
  return [
    ...Object.entries(rotas).flatMap(([name, { turns }]) => [
      ...(ownValue(groups, name) === undefined
        ? []
        : [{ path: ['rotas', name], value: name, remedy: namedLikeGroup }]),
      ...(turns.includes(name) ? [{ path: ['rotas', name], value: name, remedy: namedLikeAgent }] : []),
      ...turns.flatMap((agent, index) =>
        turns.indexOf(agent) === index
          ? []
          : [{ path: ['rotas', name, 'turns', index], value: agent, remedy: agentOnce }],
      ),
    ]),
    ...hotlines.flatMap(({ agents = [] }, index) =>
      agents.flatMap((name, position) =>
        ownValue(rotas, name) === undefined || ownValue(groups, name) !== undefined
          ? []
          : [{ path: ['hotlines', index, 'agents', position], value: name, remedy: inOverflow }],
      ),
    ),
  ];
}

const namedLikeGroup = {
  en: 'give the rota a name that no group has',
  de: 'geben Sie dem Bereitschaftsplan einen Namen, den keine Gruppe hat',
};
const namedLikeAgent = {
  en: 'give the rota a name that no agent has',
  de: 'geben Sie dem Bereitschaftsplan einen Namen, den kein Mitarbeiter hat',
};
const agentOnce = {
  en: 'name each agent once: turns go round by themselves',
  de: 'nennen Sie jede Person nur einmal: Die Reihe beginnt von selbst von vorn',
};
const inOverflow = {
  en: 'give an agent or the name of a group: a rota can be named in overflow steps only',
  de: 'geben Sie eine Person oder den Namen einer Gruppe an: Ein Bereitschaftsplan kann nur in Überlaufschritten stehen',
};
