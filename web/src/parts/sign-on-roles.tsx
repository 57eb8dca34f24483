import type { VNode } from 'preact';
import type { SignOnSetUp } from '../../../src/http/contract/sign-on.ts';
import { userWords } from '../words/say-access.ts';
import { signOnWords } from '../words/sign-on-words.ts';
import { Field, Select } from './field.tsx';

type Roles = SignOnSetUp['roles'];

const roleNames = ['admin', 'supervisor', 'viewer', 'agent'] as const;

/** Which value of the provider's gives which role. */
export function SignOnRoles({ roles, onChange }: { roles: Roles; onChange: (roles: Roles) => void }): VNode {
  const say = signOnWords.value;
  const change = (at: number, part: Partial<Roles[number]>): void =>
    onChange(roles.map((one, index) => (index === at ? { ...one, ...part } : one)));
  return (
    <fieldset class="role-values">
      <legend>{say.roles}</legend>
      <p class="hint">{say.rolesHint}</p>
      {roles.map(({ role, value }, index) => (
        <div class="inline" key={index}>
          <Field
            label={say.value}
            name={`value-${index}`}
            value={value}
            required
            maxLength={500}
            autocomplete="off"
            onInput={typed => change(index, { value: typed })}
          />
          <Select
            label={say.role}
            value={role}
            options={roleNames.map(name => ({ value: name, text: userWords.value.roles[name] }))}
            onChange={chosen => change(index, { role: roleNames.find(name => name === chosen) ?? role })}
          />
          {roles.length > 1 && (
            <button
              type="button"
              class="quiet"
              aria-label={`${say.removeRole}: ${value}`}
              onClick={() => onChange(roles.filter((_, other) => other !== index))}
            >
              {say.removeRole}
            </button>
          )}
        </div>
      ))}
      <button type="button" onClick={() => onChange([...roles, { role: 'agent', value: '' }])}>
        {say.addRole}
      </button>
    </fieldset>
  );
}
