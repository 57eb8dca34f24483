import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import { formatMoment } from '../format.ts';
import { words } from '../language.ts';
import { agentsById } from '../live/board.ts';
import { user as myself } from '../session.ts';
import { userWords } from '../words/say-access.ts';
import { AgentLink } from './agent-link.tsx';
import { EditUser, type ListedUser } from './edit-user.tsx';

interface Props {
  user: ListedUser;
  isLastAdmin: boolean;
  onChanged: () => void;
}

/** One of the users: who they are, whether they have been here, and what an admin can do about them. */
export function UserRow({ user, isLastAdmin, onChanged }: Props): VNode {
  const say = userWords.value;
  const { id, login, role, agentId, hasSecondFactor } = user;
  const [isOpen, setOpen] = useState(false);
  const isMyself = id === myself.value?.id;
  const agent = agentsById.value.get(agentId ?? '');
  return (
    <li>
      <span class="name">{login}</span>
      {isMyself && <span class="chip">{say.isYou}</span>}
      <span class="chip">{say.roles[role]}</span>
      {id.startsWith('sso-') && <span class="chip">{say.ofCompany}</span>}
      {hasSecondFactor && <span class="chip">{say.hasFactor}</span>}
      <span class="hint">
        {agent !== undefined && (
          <>
            <AgentLink agent={agent} class="" /> ·{' '}
          </>
        )}
        {stateOf(user)}
      </span>
      <button
        type="button"
        class="quiet"
        aria-expanded={isOpen}
        aria-label={`${isOpen ? words.value.live.hide : say.edit}: ${login}`}
        onClick={() => setOpen(!isOpen)}
      >
        {isOpen ? words.value.live.hide : say.edit}
      </button>
      {isOpen && <EditUser user={user} isMyself={isMyself} isLastAdmin={isLastAdmin} onChanged={onChanged} />}
    </li>
  );
}

/** Whether they have been here, or can come. */
function stateOf({ id, hasPassword, linkUntil, lastSeenAt }: ListedUser): string {
  const say = userWords.value.state;
  if (linkUntil !== null) return (hasPassword ? say.renewing : say.invited)(formatMoment(linkUntil));
  if (lastSeenAt !== null) return say.seen(formatMoment(lastSeenAt));
  return hasPassword || id.startsWith('sso-') ? say.neverSeen : say.shutOut;
}
