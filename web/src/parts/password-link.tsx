import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { PasswordLink as Made } from '../../../src/http/contract/session.ts';
import { send } from '../api.ts';
import { formatMoment } from '../format.ts';
import { linkTo } from '../router.ts';
import { userWords } from '../words/say-access.ts';
import { Copyable } from './copyable.tsx';
import { Problem } from './problem.tsx';
import { useTask } from './use-task.ts';

/** Makes a link by which a user chooses a password. */
export function makePasswordLink(id: string): Promise<Made> {
  return send<Made>('POST', `/users/${id}/password-link`);
}

interface Props {
  id: string;
  login: string;
  hasPassword: boolean;
  onMade: () => void;
}

/** A button that makes such a link, and the link. */
export function PasswordLink({ id, login, hasPassword, onMade }: Props): VNode {
  const say = userWords.value.link;
  const [made, setMade] = useState<Made | null>(null);
  const task = useTask();
  const make = async (): Promise<void> => {
    setMade(await makePasswordLink(id));
    onMade();
  };
  return (
    <>
      <button type="button" disabled={task.isBusy} onClick={() => void task.run(make)}>
        {hasPassword ? say.renew : say.invite}
      </button>
      <Problem error={task.error} />
      {made !== null && <ShownLink login={login} link={made} />}
    </>
  );
}

/** A link that is shown this once, and what to do with it. */
export function ShownLink({ login, link }: { login: string; link: Made }): VNode {
  const say = userWords.value.link;
  const isOnlyHere = /^(localhost|127\.|\[::1\])/.test(location.hostname);
  return (
    <div class="notice" role="status">
      <p>{say.text(formatMoment(link.expiresAt))}</p>
      <Copyable
        label={say.label(login)}
        text={new URL(linkTo('password', link.secret), location.href).href}
      />
      {isOnlyHere && <p class="hint">{say.onlyHere}</p>}
    </div>
  );
}
