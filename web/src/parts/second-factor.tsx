import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type {
  PageNewFactor,
  PageRecoveryCodes,
  PageSecondFactor,
} from '../../../src/http/contract/second-factor.ts';
import { send } from '../api.ts';
import { words } from '../language.ts';
import { mayDo } from '../session.ts';
import { factorWords } from '../words/say-access.ts';
import { Field, fieldOf } from './field.tsx';
import { Problem } from './problem.tsx';
import { ProofFields, proofOf } from './proof-fields.tsx';
import { QrCode } from './qr-code.tsx';
import { useTask } from './use-task.ts';

interface Props {
  factor: PageSecondFactor;
  onChanged: () => void;
}

/** One's own second factor: setting it up, its recovery codes, turning it off. */
export function SecondFactor({ factor, onChanged }: Props): VNode {
  const say = factorWords.value;
  const [codes, setCodes] = useState<readonly string[]>([]);
  const show = (made: readonly string[]): void => {
    setCodes(made);
    onChanged();
  };
  return (
    <section class="card factor" aria-labelledby="factor-title">
      <h2 id="factor-title">{say.title}</h2>
      {factor.isOffered ? (
        <>
          <p class="hint">{factor.isOn ? say.isOn(factor.recoveryCodes) : say.text}</p>
          {!factor.isOn && mayDo('admin') && <p class="notice">{say.advice}</p>}
          {codes.length > 0 && <Codes codes={codes} />}
          {factor.isOn ? <ChangeFactor show={show} /> : <SetUpFactor show={show} />}
        </>
      ) : (
        <p class="hint">{say.ofCompany}</p>
      )}
    </section>
  );
}

function Codes({ codes }: { codes: readonly string[] }): VNode {
  return (
    <div class="notice" role="status">
      <p>{factorWords.value.codes}</p>
      <ul class="recovery-codes">
        {codes.map(code => (
          <li key={code}>
            <code>{code}</code>
          </li>
        ))}
      </ul>
    </div>
  );
}

type Show = (codes: readonly string[]) => void;

function SetUpFactor({ show }: { show: Show }): VNode {
  const say = factorWords.value;
  const [made, setMade] = useState<PageNewFactor | null>(null);
  const task = useTask();
  const begin = async (form: HTMLFormElement): Promise<void> => {
    setMade(await send<PageNewFactor>('POST', '/second-factor', { password: fieldOf(form, 'password') }));
  };
  const turnOn = async (form: HTMLFormElement): Promise<void> => {
    const { recoveryCodes } = await send<PageRecoveryCodes>('PUT', '/second-factor', {
      code: fieldOf(form, 'code'),
    });
    show(recoveryCodes);
  };
  return (
    <form
      // Another form: what was typed into the first must not stay in the second.
      key={made === null ? 'begin' : 'turn-on'}
      onSubmit={event => {
        event.preventDefault();
        const form = event.currentTarget;
        void task.run(() => (made === null ? begin(form) : turnOn(form)));
      }}
    >
      {made === null ? (
        <ProofFields hasFactor={false} />
      ) : (
        <>
          <p>{say.scan}</p>
          <QrCode text={made.address} label={say.picture} />
          <code class="factor-key">{made.key.replace(/.{4}(?=.)/g, '$& ')}</code>
          <Field
            label={say.firstCode}
            name="code"
            required
            maxLength={60}
            autocomplete="one-time-code"
            autofocus
          />
        </>
      )}
      <Problem error={task.error} />
      <div class="buttons">
        <button type="submit" class="primary" disabled={task.isBusy}>
          {made === null ? say.begin : say.turnOn}
        </button>
        {made !== null && (
          <button type="button" onClick={() => setMade(null)}>
            {words.value.cancel}
          </button>
        )}
      </div>
    </form>
  );
}

function ChangeFactor({ show }: { show: Show }): VNode {
  const say = factorWords.value;
  const task = useTask();
  const change = async (form: HTMLFormElement, wanted: string): Promise<void> => {
    const reply = await send<Partial<PageRecoveryCodes>>('POST', `/second-factor/${wanted}`, proofOf(form));
    form.reset();
    show(reply.recoveryCodes ?? []);
  };
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        const { currentTarget: form, submitter } = event;
        const wanted = submitter?.getAttribute('value') ?? '';
        void task.run(() => change(form, wanted));
      }}
    >
      <ProofFields hasFactor />
      <Problem error={task.error} />
      <div class="buttons">
        <button type="submit" value="recovery-codes" disabled={task.isBusy}>
          {say.newCodes}
        </button>
        <button type="submit" value="off" class="danger" disabled={task.isBusy}>
          {say.turnOff}
        </button>
      </div>
    </form>
  );
}
