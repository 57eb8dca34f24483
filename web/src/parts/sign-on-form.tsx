import type { VNode } from 'preact';
import { useState } from 'preact/hooks';
import type { SignOnSetUp, SignOnView } from '../../../src/http/contract/sign-on.ts';
import { send } from '../api.ts';
import { signOnWords } from '../words/sign-on-words.ts';
import { Copyable } from './copyable.tsx';
import { Field, fieldOf } from './field.tsx';
import { Problem } from './problem.tsx';
import { SignOnRoles } from './sign-on-roles.tsx';
import { useTask } from './use-task.ts';

const empty: SignOnSetUp = {
  issuer: '',
  clientId: '',
  pageUrl: '',
  scope: 'openid profile email offline_access',
  roleClaim: 'roles',
  roles: [{ role: 'admin', value: '' }],
};

interface Props {
  signOn: SignOnView;
  redirectOf: (pageUrl: string) => string;
}

/** What it takes to set up single sign-on; it is saved and then tried at the provider. */
export function SignOnForm({ signOn, redirectOf }: Props): VNode {
  const say = signOnWords.value;
  const { number: basedOn, draft, isPageUrlFixed } = signOn;
  const shown = draft ?? empty;
  const task = useTask();
  const [pageUrl, setPageUrl] = useState(
    signOn.pageUrl ?? draft?.pageUrl ?? new URL('.', location.href).href,
  );
  const [roles, setRoles] = useState(shown.roles);
  const save = async (form: HTMLFormElement): Promise<void> => {
    const [issuer, clientId, scope, roleClaim] = ['issuer', 'clientId', 'scope', 'roleClaim'].map(name =>
      fieldOf(form, name),
    );
    const clientSecret = fieldOf(form, 'clientSecret') || null;
    const wanted = { issuer, clientId, clientSecret, pageUrl, scope, roleClaim, roles };
    await send('PUT', '/sign-on', { basedOn, ...wanted });
    location.assign('api/oidc-test');
  };
  return (
    <form
      class="sign-on"
      onSubmit={event => {
        event.preventDefault();
        const form = event.currentTarget;
        void task.run(() => save(form));
      }}
    >
      {isPageUrlFixed ? (
        <p class="hint">
          {say.pageUrl}: {pageUrl}. {say.pageUrlFixed}
        </p>
      ) : (
        <Text name="pageUrl" value={pageUrl} hint={say.pageUrlHint} onInput={setPageUrl} />
      )}
      <p>{say.redirectHint}</p>
      <Copyable label={say.redirect} text={redirectOf(pageUrl)} />
      <Text name="issuer" value={shown.issuer} hint={say.issuerHint} />
      <Text name="clientId" value={shown.clientId} />
      <Field
        label={say.clientSecret}
        name="clientSecret"
        type="password"
        hint={draft === null ? say.secretHint : say.secretKept}
        required={draft === null}
        maxLength={2000}
        autocomplete="off"
      />
      <Text name="scope" value={shown.scope} hint={say.scopeHint} />
      <Text name="roleClaim" value={shown.roleClaim} hint={say.roleClaimHint} />
      <SignOnRoles roles={roles} onChange={setRoles} />
      <Problem error={task.error} />
      <button type="submit" class="primary" disabled={task.isBusy}>
        {say.save}
      </button>
      <p class="hint">{say.testHint}</p>
    </form>
  );
}

interface TextProps {
  name: 'pageUrl' | 'issuer' | 'clientId' | 'scope' | 'roleClaim';
  value: string;
  hint?: string;
  onInput?: (value: string) => void;
}

function Text({ name, ...input }: TextProps): VNode {
  return (
    <Field
      label={signOnWords.value[name]}
      name={name}
      required
      maxLength={name === 'pageUrl' || name === 'issuer' ? 2000 : 500}
      autocomplete="off"
      {...input}
    />
  );
}
