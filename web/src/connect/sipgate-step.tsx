import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { TokenReport } from '../../../src/http/contract/connect.ts';
import { send } from '../api.ts';
import { say } from '../language.ts';
import { Asking } from '../parts/asking.tsx';
import { Field, fieldOf } from '../parts/field.tsx';
import { lazy } from '../parts/lazy.tsx';
import { Problem } from '../parts/problem.tsx';
import { useTask } from '../parts/use-task.ts';
import { askingWords } from './asking-words.ts';
import { changeConnection, type StepProps } from './facts.ts';
import { connectWords } from './in-words.ts';
import { essentialScopes, usefulScopes } from './scopes.ts';
import { isUncertain, TokenReportPart } from './token-report.tsx';

const TokenDrawings = lazy(async () => (await import('./token-drawings.tsx')).TokenDrawings);

interface Tried {
  readonly token: { readonly id: string; readonly token: string };
  readonly report: TokenReport;
}

/** The token: made at sipgate, tried scope by scope, and stored. */
export function SipgateStep({ facts, goOn }: StepProps): VNode {
  const text = connectWords.value.sipgate;
  const { token } = facts.connection;
  const [tried, setTried] = useState<Tried | null>(null);
  const task = useTask();
  const check = async (given: Tried['token']): Promise<void> => {
    setTried({ token: given, report: await send<TokenReport>('POST', '/connect/token', given) });
  };
  const store = async (given: Tried['token']): Promise<void> => {
    await changeConnection(facts, { token: given });
    goOn();
  };
  if (token.from === 'environment')
    return (
      <>
        <p class="value">{token.id}</p>
        <p class="hint">{connectWords.value.fixed}</p>
      </>
    );
  const isGood = tried !== null && tried.report.problem === null;
  return (
    <>
      <p>{text.text}</p>
      <p>
        <a href="https://app.sipgate.com/personal-access-token" target="_blank" rel="noreferrer">
          {text.make}
        </a>
      </p>
      <Drawings />
      <ScopesToTick />
      {token.isLocked && <p class="notice">{text.locked}</p>}
      {token.id !== null && !token.isLocked && <p>{text.kept(token.id)}</p>}
      {facts.tokenFindings.map(({ name, sentence }) => (
        <p key={name} class="notice">
          {say(sentence)}
        </p>
      ))}
      <form
        onInput={() => setTried(null)}
        onSubmit={event => {
          event.preventDefault();
          const form = event.currentTarget;
          void task.run(() => (isGood ? store(tried.token) : check(givenIn(form))));
        }}
      >
        <Field label="Token-ID" name="id" required maxLength={200} autocomplete="off" />
        <Field label="Token" name="token" type="password" required maxLength={500} autocomplete="off" />
        <Problem error={task.error} />
        {task.isBusy && <Asking what={askingWords.value.sipgate} />}
        <div role="status">{tried !== null && <TokenReportPart report={tried.report} />}</div>
        <button type="submit" class="primary" disabled={task.isBusy}>
          {isGood ? text.save : text.check}
        </button>
        {tried !== null && isUncertain(tried.report) && (
          <button
            type="button"
            disabled={task.isBusy}
            onClick={() => void task.run(() => check(tried.token))}
          >
            {askingWords.value.again}
          </button>
        )}
      </form>
    </>
  );
}

function givenIn(form: HTMLFormElement): Tried['token'] {
  return { id: fieldOf(form, 'id'), token: fieldOf(form, 'token') };
}

function Drawings(): VNode {
  const [isOpen, setOpen] = useState(false);
  return (
    <details onToggle={event => setOpen(event.currentTarget.open)}>
      <summary>{connectWords.value.sipgate.drawings}</summary>
      {isOpen && <TokenDrawings />}
    </details>
  );
}

function ScopesToTick(): VNode {
  const text = connectWords.value.sipgate;
  return (
    <div>
      <p>{text.scopes}</p>
      <dl class="scopes-to-tick">
        <dt>{text.essential}</dt>
        <dd>
          <Codes names={essentialScopes} />
        </dd>
        <dt>{text.useful}</dt>
        <dd>
          <Codes names={usefulScopes} />
        </dd>
      </dl>
      <p class="hint">{text.neo}</p>
    </div>
  );
}

function Codes({ names }: { names: readonly string[] }): VNode {
  return (
    <ul>
      {names.map(name => (
        <li key={name}>
          <code>{name}</code>
        </li>
      ))}
    </ul>
  );
}
