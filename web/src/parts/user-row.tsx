import type { VNode } from 'preact';
import type { PageUsers } from '../../../src/http/contract/session.ts';
import { words } from '../language.ts';
import { agents } from '../live/board.ts';
import { user as myself } from '../session.ts';
import { userWords } from '../words/say-access.ts';
import { AssignAgent } from './assign-agent.tsx';

type ListedUser = PageUsers['users'][number];

interface Props {
  user: ListedUser;
  /** Asks first; takes away what the address names. */
  onTakeAway: (question: string, address: string) => void;
}

/** One of the users, and what an admin can do about them. */
export function UserRow({ user, onTakeAway }: Props): VNode {
  const say = userWords.value;
  const { id, login, role, agentId, hasSecondFactor } = user;
  const isMyself = id === myself.value?.id;
  const agent = agents.value.find(one => one.agentId === agentId)?.name ?? say.noAgent;
  const isOfCompany = id.startsWith('sso-');
  const question = isOfCompany ? say.confirmRemoveOfCompany(login) : say.confirmRemove(login);
  return (
    <li>
      <span class="name">{login}</span>
      <span class="chip">{say.roles[role]}</span>
      {hasSecondFactor && <span class="chip">{say.hasFactor}</span>}
      <span class="hint">{agentId === null ? '' : agent}</span>
      {isOfCompany && <AssignAgent id={id} agentId={agentId} />}
      {!isMyself && hasSecondFactor && (
        <button
          type="button"
          class="quiet"
          onClick={() => onTakeAway(say.confirmRemoveFactor(login), `/users/${id}/second-factor`)}
        >
          {say.removeFactor}
        </button>
      )}
      {!isMyself && (
        <button type="button" class="quiet" onClick={() => onTakeAway(question, `/users/${id}`)}>
          {words.value.remove}
        </button>
      )}
    </li>
  );
}
