import type { VNode } from 'preact';
import { formatDate } from '../format.ts';
import { say as sayText } from '../language.ts';
import type { Member, TeamGroup } from '../live/group-team.ts';
import { mayDo } from '../session.ts';
import { peopleWords } from '../words/say-people.ts';
import { AgentLink } from './agent-link.tsx';
import { Duration } from './duration.tsx';
import { PauseControl, PauseText } from './pause-control.tsx';

/** Whose pause is being set, and the group in which they stay meanwhile. */
export interface Held {
  readonly agentId: string;
  readonly group: TeamGroup;
}

interface TeamMemberProps extends Member {
  isHeld: boolean;
  hold: (held: Held | null) => void;
  reload: () => void;
}

/** One of the team. Drawn anew only if one of its properties is another, as there may be hundreds. */
export function TeamMember({ facts, state, away, group, isHeld, hold, reload }: TeamMemberProps): VNode {
  const say = peopleWords.value;
  const { availability, availabilityText, since, pause, agentId, name } = state;
  const { hotlines, numbers } = facts;
  // Includes agents set aside after missed calls.
  const isPaused = pause !== null || availability === 'paused';
  const dialled = numbers.find(({ isDialled }) => isDialled) ?? numbers[0];
  const details = [dialled?.display, hotlines.join(', ')].filter(text => text !== undefined && text !== '');
  return (
    <li class="agent person" data-availability={availability}>
      <span class="dot" aria-hidden="true" />
      <AgentLink agent={state} />
      <span class="how">
        {sayText(availabilityText)} {since !== null && <Duration since={since} />}
        {pause !== null && pause.reason !== '' && <> · {pause.reason}</>}
      </span>
      {away !== undefined && (
        <p class="hint facts-line">
          {say.absences.away}{' '}
          {away.to === null ? say.absences.openEnd : say.absences.until(formatDate(away.to - 1))}
          {away.deputies.length > 0 && ` · ${say.absences.standIn(away.deputies)}`}
        </p>
      )}
      {facts.isOffDuty && <p class="hint facts-line">{say.workingTimes.offDuty}</p>}
      <p class="hint facts-line">{details.join(' · ')}</p>
      {mayDo('admin', 'supervisor') ? (
        <div class="do">
          <button
            type="button"
            class="quiet"
            aria-expanded={isHeld}
            aria-label={`${isPaused ? say.pause.end : say.pause.start}: ${name}`}
            onClick={() => hold(isHeld ? null : { agentId, group })}
          >
            {isPaused ? say.pause.end : say.pause.start}
          </button>
          {isHeld && <PauseControl agent={state} reload={reload} />}
        </div>
      ) : (
        pause !== null && (
          <div class="do">
            <PauseText pause={pause} />
          </div>
        )
      )}
    </li>
  );
}
