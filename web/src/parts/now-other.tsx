import type { VNode } from 'preact';
import { former, user } from '../session.ts';
import { userWords } from '../words/say-access.ts';

/** Says what an admin has changed about whoever is signed in, since what they see has changed with it. */
export function NowOther(): VNode | null {
  const say = userWords.value.nowOther;
  const [before, now] = [former.value, user.value];
  if (before === null || before.id !== now?.id) return null;
  return (
    <div class="notice" role="status">
      <p>
        {before.login !== now.login && `${say.login(now.login)} `}
        {before.role !== now.role && `${say.role(userWords.value.roles[now.role])} `}
        {before.role === now.role && before.agentId !== now.agentId && `${say.agent} `}
        {say.fits}
      </p>
      <button
        type="button"
        class="quiet"
        onClick={() => {
          former.value = null;
        }}
      >
        {say.close}
      </button>
    </div>
  );
}
