import type { ComponentChildren, VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { ConnectionView as Connection } from '../../../src/http/contract/connection.ts';
import { send } from '../api.ts';
import { ImportStep } from '../connect/import-step.tsx';
import { words } from '../language.ts';
import { Field, fieldOf } from '../parts/field.tsx';
import { Problem } from '../parts/problem.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { useTask } from '../parts/use-task.ts';
import { linkTo } from '../router.ts';
import { connectionWords } from './connection-words.ts';
import { SectionHead } from './section-head.tsx';

/** What connects Familiar to the account at sipgate; each part is saved by itself and applies at once. */
export function ConnectionView(): VNode {
  const { value, error, reload } = useLoaded<Connection>('/connection');
  const [isSaved, setSaved] = useState(false);
  const onSaved = (): void => {
    setSaved(true);
    reload();
  };
  return (
    <>
      <SectionHead section="connection" />
      <p>
        <a href={linkTo('connect')}>{connectionWords.value.assistant}</a>
      </p>
      {value === undefined && error === undefined && <p class="loading">{words.value.loading}</p>}
      <Problem error={value === undefined ? error : undefined} retry={reload} />
      <p role="status" class={isSaved ? 'notice' : undefined}>
        {isSaved ? connectionWords.value.saved : ''}
      </p>
      {value !== undefined && <Parts key={value.number} connection={value} onSaved={onSaved} />}
      <ImportStep />
    </>
  );
}

function Parts({ connection, onSaved }: { connection: Connection; onSaved: () => void }): VNode {
  const say = connectionWords.value;
  const { number: basedOn, webhookUrl, token, serviceNumbers, missing } = connection;
  const save = (change: object): Promise<void> =>
    send('PUT', '/connection', { basedOn, ...change }).then(onSaved);
  return (
    <>
      <Part
        save={save}
        name="address"
        title={say.address.title}
        isFixed={webhookUrl.from === 'environment'}
        shown={webhookUrl.value}
        changeOf={form => ({ webhookUrl: fieldOf(form, 'address').trim() || null })}
      >
        <Field
          label={say.address.label}
          hint={say.address.hint}
          name="address"
          maxLength={2000}
          autocomplete="off"
          value={webhookUrl.value ?? ''}
        />
      </Part>
      <Part
        save={save}
        name="token"
        title={say.token.title}
        isFixed={token.from === 'environment'}
        shown={token.id}
        changeOf={form => ({ token: { id: fieldOf(form, 'id'), token: fieldOf(form, 'token') } })}
        removal={token.id === null ? null : { token: null }}
      >
        {token.id !== null && <p>{say.token.kept(token.id)}</p>}
        {token.isLocked && <p class="notice">{say.token.locked}</p>}
        <Field label={say.token.id} name="id" required maxLength={200} autocomplete="off" />
        <Field
          label={say.token.token}
          hint={say.token.hint}
          name="token"
          type="password"
          required
          maxLength={500}
          autocomplete="off"
        />
      </Part>
      <Part
        save={save}
        name="numbers"
        title={say.numbers.title}
        isFixed={serviceNumbers.from === 'environment'}
        shown={(serviceNumbers.value ?? []).join(', ')}
        changeOf={form => ({ serviceNumbers: numbersIn(fieldOf(form, 'numbers')) })}
      >
        <Field
          label={say.numbers.label}
          hint={say.numbers.hint}
          name="numbers"
          maxLength={20_000}
          autocomplete="off"
          value={(serviceNumbers.value ?? []).join(', ')}
        />
      </Part>
      <section class="card" aria-labelledby="hotline-title">
        <h3 id="hotline-title">{say.hotline.title}</h3>
        {missing.includes('hotline') && <p>{say.hotline.none}</p>}
        <a href={linkTo('settings', 'hotlines')}>{say.hotline.link}</a>
      </section>
    </>
  );
}

interface PartProps {
  name: string;
  title: string;
  /** Whether the environment says it. */
  isFixed: boolean;
  shown: string | null;
  changeOf: (form: HTMLFormElement) => object;
  /** The change that takes it away. */
  removal?: object | null;
  save: (change: object) => Promise<void>;
  children: ComponentChildren;
}

function Part({ name, title, isFixed, shown, children, ...change }: PartProps): VNode {
  return (
    <section class="card form" aria-labelledby={`${name}-title`}>
      <h3 id={`${name}-title`}>{title}</h3>
      {isFixed ? (
        <>
          <p class="value">{shown}</p>
          <p class="hint">{connectionWords.value.fixed}</p>
        </>
      ) : (
        <PartForm {...change}>{children}</PartForm>
      )}
    </section>
  );
}

function PartForm({
  changeOf,
  removal = null,
  save,
  children,
}: Omit<PartProps, 'name' | 'title' | 'isFixed' | 'shown'>): VNode {
  const say = connectionWords.value;
  const task = useTask();
  const apply = (change: object): void => void task.run(() => save(change));
  return (
    <form
      onSubmit={event => {
        event.preventDefault();
        apply(changeOf(event.currentTarget));
      }}
    >
      {children}
      <Problem error={task.error} />
      <div class="buttons">
        <button type="submit" class="primary" disabled={task.isBusy}>
          {say.save}
        </button>
        {removal !== null && (
          <button type="button" disabled={task.isBusy} onClick={() => apply(removal)}>
            {say.remove}
          </button>
        )}
      </div>
    </form>
  );
}

function numbersIn(text: string): string[] | null {
  const numbers = text.split(/[,;\n]/).map(number => number.trim());
  const given = numbers.filter(number => number !== '');
  return given.length === 0 ? null : given;
}
