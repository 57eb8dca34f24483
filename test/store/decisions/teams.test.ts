import { expect, test } from 'vitest';
import type { Decision } from '../../../src/domain/decision.ts';
import { decide } from '../../../src/routing/decide.ts';
import type { PackedDecision } from '../../../src/store/decisions/pack-decision.ts';
import { emptyTeam, joined, type Member, mostMembers, type Team } from '../../../src/store/decisions/team.ts';
import { startTeams, type Teams } from '../../../src/store/decisions/teams.ts';
import { candidate, newCall, phone, situation } from '../../support/builders.ts';

/** Among these agents, each with one of two numbers or, while their phones are off, none. */
function decisionAmong(
  indexes: readonly number[],
  phoneOf: (index: number) => 'first' | 'second' | null,
): Decision {
  return decide(
    situation(
      indexes.map(index =>
        candidate(index, {
          agentId: `w${index}`,
          dialNumber: numbers[phoneOf(index) ?? 'none'](index),
        }),
      ),
    ),
  );
}

const numbers = {
  first: (index: number) => phone(`+4930231${index + 10_000}`),
  second: (index: number) => phone(`+4930232${index + 10_000}`),
  none: () => null,
};

function othersIn(teams: Teams, decision: Decision): { readonly team: Team; readonly others: number } {
  const { text, team } = teams.write(decision, newCall());
  return { team, others: (JSON.parse(text) as PackedDecision).others.length };
}

const all = Array.from({ length: 64 }, (_, index) => index);

test('the team is written once for all decisions, whoever of it is named and in whatever order', () => {
  const teams = startTeams(emptyTeam);
  const first = teams.write(
    decisionAmong(all, () => 'first'),
    newCall(),
  ).team;
  for (const some of [all.toReversed(), all.slice(10, 20), []])
    expect(
      othersIn(
        teams,
        decisionAmong(some, () => 'first'),
      ),
    ).toEqual({ team: first, others: 0 });
});

test('that phones go and come back makes no other team', () => {
  const teams = startTeams(emptyTeam);
  const { team } = othersIn(
    teams,
    decisionAmong(all, () => 'first'),
  );
  for (let off = 0; off < all.length; off++)
    expect(
      othersIn(
        teams,
        decisionAmong(all, index => (index < off ? null : 'first')),
      ),
    ).toEqual({ team, others: 0 });
});

test('a few who are new are named in each decision, until that takes the room of another team with all of them', () => {
  const teams = startTeams(emptyTeam);
  const { team } = othersIn(
    teams,
    decisionAmong(all, () => 'first'),
  );
  const fewNew = decisionAmong(all, index => (index < 4 ? 'second' : 'first'));
  for (let call = 0; call < 16; call++) expect(othersIn(teams, fewNew)).toEqual({ team, others: 4 });
  const wider = othersIn(teams, fewNew).team;
  expect(wider.members).toHaveLength(68);
  for (const known of [fewNew, decisionAmong(all, () => 'first')])
    expect(othersIn(teams, known)).toEqual({ team: wider, others: 0 });
});

test('where most are new there is another team at once', () => {
  const teams = startTeams(emptyTeam);
  othersIn(
    teams,
    decisionAmong([1, 2, 3], () => 'first'),
  );
  const { team, others } = othersIn(
    teams,
    decisionAmong(all, () => 'first'),
  );
  expect([team.members.length, others]).toEqual([64, 0]);
});

test('after a restart the same team goes on', () => {
  const { team } = startTeams(emptyTeam).write(
    decisionAmong(all, () => 'first'),
    newCall(),
  );
  expect(
    othersIn(
      startTeams(team),
      decisionAmong(all, () => null),
    ),
  ).toEqual({ team, others: 0 });
});

test('a team through which more people have gone than it may hold begins anew with those who are there', () => {
  const members = Array.from({ length: mostMembers }, (_, index) => memberOf(index));
  const teams = startTeams(joined(emptyTeam, members));
  const mostlyNew = decisionAmong([...all.map(index => index + 9_000), 1], () => 'first');
  for (let call = 0; call < 64; call++) expect(othersIn(teams, mostlyNew).others).toBe(64);
  expect(othersIn(teams, mostlyNew).team.members).toHaveLength(65);
});

function memberOf(index: number): Member {
  const { agentId, name } = candidate(index);
  return { agentId, name, dialNumber: numbers.first(index) };
}
