import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { AddressReport } from '../../../src/http/contract/connect.ts';
import { formatDate } from '../format.ts';
import { say } from '../language.ts';
import { Asking } from '../parts/asking.tsx';
import { Copyable } from '../parts/copyable.tsx';
import { Field, fieldOf } from '../parts/field.tsx';
import { Problem } from '../parts/problem.tsx';
import { useTask } from '../parts/use-task.ts';
import { askingWords } from './asking-words.ts';
import { changeConnection, type StepProps } from './facts.ts';
import { connectWords } from './in-words.ts';

/** The public address: stored, and then called, since Familiar answers only at the one in force. */
export function AddressStep({ facts, goOn }: StepProps): VNode {
  const words = connectWords.value;
  const text = words.address;
  const { webhookUrl } = facts.connection;
  const [secret] = useState(randomPath);
  // What is typed outlives every look at the server.
  const [typed, setTyped] = useState<string | null>(null);
  const task = useTask();
  const save = async (form: HTMLFormElement): Promise<void> => {
    const after = await changeConnection(facts, { webhookUrl: fieldOf(form, 'address').trim() || null });
    // Another one is looked at by itself.
    if (after.webhookUrl.value === webhookUrl.value) facts.checkAddress();
  };
  const suggested = location.protocol === 'https:' ? `${location.origin}/${secret}` : '';
  return (
    <>
      <p>{text.text}</p>
      {webhookUrl.from === 'environment' ? (
        <>
          <p class="value">{webhookUrl.value}</p>
          <p class="hint">{words.fixed}</p>
        </>
      ) : (
        <form
          onSubmit={event => {
            event.preventDefault();
            const form = event.currentTarget;
            void task.run(() => save(form));
          }}
        >
          <Field
            label={text.label}
            hint={text.hint(secret)}
            name="address"
            required
            maxLength={2000}
            autocomplete="off"
            value={typed ?? webhookUrl.value ?? suggested}
            onInput={setTyped}
          />
          <Problem error={task.error} />
          <button type="submit" class="primary" disabled={task.isBusy}>
            {text.save}
          </button>
        </form>
      )}
      {facts.isAskingAddress && <Asking what={askingWords.value.address} />}
      <div role="status">
        <Problem error={facts.addressError} retry={facts.checkAddress} />
        {facts.address !== undefined && <Findings report={facts.address} />}
      </div>
      {facts.address !== undefined && (
        <>
          <div class="buttons">
            {facts.address.problems.every(({ isDoubt }) => isDoubt) && (
              <button type="button" class="primary" onClick={() => goOn()}>
                {words.next}
              </button>
            )}
            <button type="button" disabled={facts.isAskingAddress} onClick={facts.checkAddress}>
              {text.again}
            </button>
          </div>
          <ReadyTexts proxies={facts.address.proxies} />
        </>
      )}
    </>
  );
}

/** Hard to guess, and short enough to be typed. */
function randomPath(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(6));
  return [...bytes].map(byte => byte.toString(16).padStart(2, '0')).join('');
}

function Findings({ report }: { report: AddressReport }): VNode {
  const text = connectWords.value.address;
  const wrong = report.problems.filter(({ isDoubt }) => !isDoubt);
  const doubts = report.problems.filter(({ isDoubt }) => isDoubt);
  return (
    <div class="connect-body">
      {wrong.length === 0 ? (
        <p class="notice">{text.reached}</p>
      ) : (
        <div class="problem">
          <p>{text.unreached}</p>
          {wrong.map(one => (
            <p key={one.kind}>{say(one.say)}</p>
          ))}
        </div>
      )}
      {doubts.length > 0 && (
        <div>
          <p>{text.doubts}</p>
          <ul class="plain">
            {doubts.map(one => (
              <li key={one.kind}>{say(one.say)}</li>
            ))}
          </ul>
        </div>
      )}
      {report.certificate !== null && (
        <p class="hint">{text.validTo(formatDate(report.certificate.validTo))}</p>
      )}
    </div>
  );
}

const proxyNames = { caddy: 'Caddy', nginx: 'nginx', traefik: 'Traefik' } as const;

function ReadyTexts({ proxies }: { proxies: AddressReport['proxies'] }): VNode {
  const text = connectWords.value.address;
  const { tunnels } = proxies;
  return (
    <>
      <details>
        <summary>{text.texts}</summary>
        <p class="hint">{text.textsHint}</p>
        {Object.entries(proxyNames).map(([name, label]) => (
          <Copyable key={name} label={label} text={proxies[name] ?? ''} />
        ))}
      </details>
      {tunnels !== undefined && (
        <details>
          <summary>{text.tunnels}</summary>
          <p class="hint">{text.tunnelsHint}</p>
          <Copyable label={text.tunnels} text={tunnels} />
        </details>
      )}
    </>
  );
}
