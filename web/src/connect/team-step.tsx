import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { send } from '../api.ts';
import { Field } from '../parts/field.tsx';
import { Problem } from '../parts/problem.tsx';
import { useTask } from '../parts/use-task.ts';
import { linkTo } from '../router.ts';
import type { Facts, StepProps } from './facts.ts';
import { connectWords } from './in-words.ts';
import { LookAtSipgate } from './look-at-sipgate.tsx';
import { TeamNumbers } from './team-numbers.tsx';
import { TeamRow } from './team-row.tsx';
import { teamWords } from './team-words.ts';
import { pageSize, type ShownTeam, useTeam } from './use-team.ts';

/** Who was found, with phones and numbers; numbers and people are joined by hand where sipgate does not say. */
export function TeamStep({ facts, goOn }: StepProps): VNode {
  const text = teamWords.value;
  const shown = useTeam(facts);
  const [isSaved, setSaved] = useState(false);
  const { team } = shown;
  const onSaved = (): void => {
    setSaved(true);
    shown.reload();
  };
  return (
    <>
      <p>{text.text}</p>
      <Lacks facts={facts} />
      {team.total > pageSize && (
        <search class="search">
          <Field
            label={text.search}
            name="search"
            type="search"
            maxLength={100}
            autocomplete="off"
            value={shown.search}
            onInput={shown.find}
          />
        </search>
      )}
      <People facts={facts} shown={shown} onSaved={onSaved} />
      <p role="status" class={isSaved ? 'notice' : undefined}>
        {isSaved ? text.saved : ''}
      </p>
      <TeamNumbers facts={facts} team={team} onSaved={onSaved} />
      {team.able > 0 && (
        <button type="button" class="primary" onClick={() => goOn()}>
          {connectWords.value.next}
        </button>
      )}
    </>
  );
}

/** What is lacking, said plainly, and what the environment fixes. */
function Lacks({ facts }: { facts: Facts }): VNode {
  const text = teamWords.value;
  const { team, connection, lookProblem } = facts;
  const { token, serviceNumbers } = connection;
  const lacking = team.total - team.able;
  const lack =
    team.total > 0
      ? team.able === 0
        ? text.noNumbers
        : lacking > 0 && serviceNumbers.value === null
          ? text.lacking(lacking)
          : null
      : token.id === null
        ? text.noToken
        : null;
  return (
    <>
      {lack !== null && (
        <p class="notice" role="status">
          {lack}
        </p>
      )}
      {token.id !== null && (team.total === 0 || lookProblem !== null) && <LookAtSipgate facts={facts} />}
      {serviceNumbers.from === 'environment' && (
        <p class="notice">{text.fixedNumbers((serviceNumbers.value ?? []).join(', '))}</p>
      )}
    </>
  );
}

interface PeopleProps {
  facts: Facts;
  shown: ShownTeam;
  onSaved: () => void;
}

function People({ facts, shown, onSaved }: PeopleProps): VNode {
  const text = teamWords.value;
  const { team, search, error } = shown;
  const [ticks, setTicks] = useState<ReadonlyMap<string, boolean>>(new Map());
  const task = useTask();
  const save = async (): Promise<void> => {
    const changes = [...ticks].map(([agentId, takesPart]) => ({ agentId, takesPart }));
    await send('PUT', '/connect/team', { basedOn: facts.settings.revision, changes }).finally(facts.reload);
    setTicks(new Map());
    onSaved();
  };
  const isByPerson = team.members === 'everybody' || team.members === 'chosen';
  return (
    <>
      <ul class="connect-team">
        {team.people.map(person => (
          <TeamRow
            key={person.agentId}
            facts={facts}
            team={team}
            person={person}
            takesPart={isByPerson ? (ticks.get(person.agentId) ?? person.takesPart) : null}
            onTakePart={takesPart => setTicks(before => new Map(before).set(person.agentId, takesPart))}
            onSaved={onSaved}
          />
        ))}
      </ul>
      {team.found === 0 && search !== '' && <p class="empty">{text.nobodyFound}</p>}
      <Problem error={error} />
      <Turning shown={shown} />
      {team.able > 0 && <WhoTakesPart members={team.members} count={team.takingPart} />}
      <Problem error={task.error} />
      {ticks.size > 0 && (
        <button type="button" disabled={task.isBusy} onClick={() => void task.run(save)}>
          {text.saveParts}
        </button>
      )}
    </>
  );
}

function Turning({ shown: { team, offset, turn } }: { shown: ShownTeam }): VNode | null {
  const text = teamWords.value;
  if (team.found <= pageSize) return null;
  const last = Math.min(offset + pageSize, team.found);
  return (
    <div class="buttons">
      <button type="button" disabled={offset === 0} onClick={() => turn(Math.max(0, offset - pageSize))}>
        {text.back}
      </button>
      <span>{text.shown(offset + 1, last, team.found)}</span>
      <button type="button" disabled={last >= team.found} onClick={() => turn(offset + pageSize)}>
        {text.on}
      </button>
    </div>
  );
}

function WhoTakesPart({ members, count }: { members: Facts['team']['members']; count: number }): VNode {
  const text = teamWords.value;
  if (members === null) return <p class="hint">{text.hotlineFirst}</p>;
  if (members === 'groups') return <a href={linkTo('settings', 'hotlines')}>{text.groups}</a>;
  return <p>{members === 'everybody' ? text.everybody : text.chosen(count)}</p>;
}
