import type { VNode } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { SignOnView } from '../../../src/http/contract/sign-on.ts';
import { send } from '../api.ts';
import { path } from '../router.ts';
import { loadSession } from '../session.ts';
import { signOnWords } from '../words/sign-on-words.ts';
import { AskFirst } from './ask-first.tsx';
import { Problem } from './problem.tsx';
import { SignOnForm } from './sign-on-form.tsx';
import { SignOnOutcome } from './sign-on-outcome.tsx';
import { useLoaded } from './use-loaded.ts';
import { useTask } from './use-task.ts';
import '../style/access.css';

/** Single sign-on: whether it is on, how it is set up and tried. */
export function SignOn(): VNode {
  const say = signOnWords.value;
  const { value, error, reload } = useLoaded<SignOnView>('/sign-on');
  const card = useRef<HTMLElement>(null);
  // Whoever comes back from a test looks for what became of it.
  useEffect(() => {
    if (value !== undefined && path.value[1] === 'sign-on') card.current?.scrollIntoView();
  }, [value === undefined]);
  return (
    <section ref={card} class="card form" aria-labelledby="sign-on-title">
      <h2 id="sign-on-title">{say.title}</h2>
      <Problem error={value === undefined ? error : undefined} retry={reload} />
      {value?.inForce != null && <p>{say.on(value.inForce.issuer)}</p>}
      {value?.from === 'nowhere' && <p>{say.off}</p>}
      {value?.from === 'environment' && <p class="hint">{say.fixed}</p>}
      {value !== undefined && value.from !== 'environment' && (
        <Parts key={value.number} signOn={value} onChanged={reload} />
      )}
    </section>
  );
}

function Parts({ signOn, onChanged }: { signOn: SignOnView; onChanged: () => void }): VNode {
  const say = signOnWords.value;
  const { draft, test, isDraftInForce, isLocked, inForce, number: basedOn } = signOn;
  // Whoever comes back from a test that went wrong is to mend it.
  const [isOpen, setOpen] = useState(path.value[1] === 'sign-on' && test?.kind !== 'came');
  const task = useTask();
  const change = (ask: () => Promise<unknown>): void =>
    void task.run(async () => {
      await ask();
      await loadSession();
      onChanged();
    });
  const turn = (isOn: boolean): void => change(() => send('PUT', '/sign-on/switch', { basedOn, isOn }));
  const remove = (): void => change(() => send('DELETE', `/sign-on?basedOn=${basedOn}`));
  const isPending = draft !== null && !isDraftInForce;
  return (
    <>
      {isLocked && <p class="notice">{say.locked}</p>}
      {test !== null && <SignOnOutcome test={test} redirect={redirectOf(draft?.pageUrl ?? '')} />}
      {isPending && test?.kind !== 'came' && <p class="hint">{say.notInForce}</p>}
      <Problem error={task.error} />
      <div class="buttons">
        {isPending && test?.kind === 'came' && (
          <button
            type="button"
            class={test.role === null ? '' : 'primary'}
            disabled={task.isBusy}
            onClick={() => turn(true)}
          >
            {inForce === null ? say.turnOn : say.useIt}
          </button>
        )}
        {draft !== null && !isOpen && (
          <button type="button" onClick={() => location.assign('api/oidc-test')}>
            {say.again}
          </button>
        )}
        <button type="button" aria-expanded={isOpen} onClick={() => setOpen(!isOpen)}>
          {isOpen ? say.close : draft === null ? say.begin : say.change}
        </button>
        <Ending signOn={signOn} isBusy={task.isBusy} turnOff={() => turn(false)} remove={remove} />
      </div>
      {isOpen && <SignOnForm signOn={signOn} redirectOf={redirectOf} />}
    </>
  );
}

interface EndingProps {
  signOn: SignOnView;
  isBusy: boolean;
  turnOff: () => void;
  remove: () => void;
}

/** Ends it for now, with what was set up kept; or for good. */
function Ending({ signOn: { draft, inForce }, isBusy, turnOff, remove }: EndingProps): VNode {
  const say = signOnWords.value;
  return (
    <>
      {inForce !== null && (
        <AskFirst label={say.turnOff} question={say.confirmOff} isBusy={isBusy} onYes={turnOff} />
      )}
      {(draft !== null || inForce !== null) && (
        <AskFirst label={say.remove} question={say.confirmRemove} isBusy={isBusy} onYes={remove} />
      )}
    </>
  );
}

/** Where the provider is to send people back to. */
function redirectOf(pageUrl: string): string {
  const folder = pageUrl.endsWith('/') ? pageUrl : `${pageUrl}/`;
  return URL.canParse('api/oidc-callback', folder) ? new URL('api/oidc-callback', folder).href : '–';
}
