import type { VNode } from 'preact';
import { useCallback, useState } from 'preact/hooks';
import type { AgentSummary } from '../../../src/http/contract/agents.ts';
import { formatNumber } from '../format.ts';
import { agentsById } from '../live/board.ts';
import { serverNow } from '../live/clock.ts';
import { type Member, membersOf, searchTeam, type TeamGroup, teamGroups } from '../live/group-team.ts';
import { query, replaceQuery } from '../router.ts';
import { peopleWords } from '../words/say-people.ts';
import { Field } from './field.tsx';
import { type Held, TeamMember } from './team-member.tsx';

/** The team by how they are, all of it or as far as it is asked for; the address keeps what was asked. */
export function TeamList({ team, reload }: { team: readonly AgentSummary[]; reload: () => void }): VNode {
  const say = peopleWords.value;
  const [held, hold] = useState<Held | null>(null);
  const changed = useCallback(() => {
    hold(null);
    reload();
  }, [reload]);
  const search = query.value.get('search') ?? '';
  const group = query.value.get('group');
  const found = searchTeam(membersOf(team, agentsById.value, serverNow()), search).map(one =>
    keep(one, held),
  );
  const byGroup = teamGroups
    .map(name => ({ name, members: found.filter(one => one.group === name) }))
    .filter(({ name, members }) => members.length > 0 || name === group);
  const shown = byGroup.filter(({ name }) => group === null || name === group);
  return (
    <>
      <Filter search={search} group={group} counts={byGroup} all={found.length} />
      {shown.every(({ members }) => members.length === 0) && (
        <p class="card empty">
          {say.nobodyFound}{' '}
          <button type="button" class="quiet" onClick={() => replaceQuery(new URLSearchParams())}>
            {say.showEverybody}
          </button>
        </p>
      )}
      {shown.map(
        ({ name, members }) =>
          members.length > 0 && (
            <section key={name} class="team-group" aria-labelledby={`group-${name}`}>
              <h2 id={`group-${name}`}>
                {say.groups[name]} <span class="count">{formatNumber(members.length)}</span>
              </h2>
              <ul class="people">
                {members.map(one => (
                  <TeamMember
                    key={one.facts.agentId}
                    {...one}
                    isHeld={held?.agentId === one.facts.agentId}
                    hold={hold}
                    reload={changed}
                  />
                ))}
              </ul>
            </section>
          ),
      )}
    </>
  );
}

/** Whoever is being paused stays where they are, so that nothing moves away under one's fingers. */
function keep(member: Member, held: Held | null): Member {
  return held?.agentId === member.facts.agentId ? { ...member, group: held.group } : member;
}

interface FilterProps {
  search: string;
  /** Null: all. */
  group: string | null;
  counts: readonly { readonly name: TeamGroup; readonly members: readonly Member[] }[];
  all: number;
}

function Filter({ search, group, counts, all }: FilterProps): VNode {
  const say = peopleWords.value;
  return (
    <div class="team-filter">
      <Field
        label={say.search}
        name="search"
        type="search"
        value={search}
        autocomplete="off"
        onInput={text => ask({ search: text, group })}
      />
      <fieldset>
        <legend class="visually-hidden">{say.filter}</legend>
        <Choice
          text={say.everybody}
          count={all}
          isOn={group === null}
          choose={() => ask({ search, group: null })}
        />
        {counts.map(({ name, members }) => (
          <Choice
            key={name}
            text={say.groups[name]}
            count={members.length}
            isOn={group === name}
            choose={() => ask({ search, group: group === name ? null : name })}
          />
        ))}
      </fieldset>
    </div>
  );
}

interface ChoiceProps {
  text: string;
  count: number;
  isOn: boolean;
  choose: () => void;
}

function Choice({ text, count, isOn, choose }: ChoiceProps): VNode {
  return (
    <button type="button" class="choice" aria-pressed={isOn} onClick={choose}>
      {text} <span class="count">{formatNumber(count)}</span>
    </button>
  );
}

function ask({ search, group }: { search: string; group: string | null }): void {
  replaceQuery(new URLSearchParams({ ...(search !== '' && { search }), ...(group !== null && { group }) }));
}
