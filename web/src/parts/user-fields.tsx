import type { VNode } from 'preact';
import type { RoleName } from '../../../src/http/contract/common.ts';
import { LabelledChoice } from '../choice/choose-one.tsx';
import { agents } from '../live/board.ts';
import { userWords } from '../words/say-access.ts';
import { Field, Select } from './field.tsx';

/** What an admin says of a user. */
export interface UserDraft {
  readonly login: string;
  readonly role: RoleName;
  readonly agentId: string | null;
}

const roleNames: readonly RoleName[] = ['admin', 'supervisor', 'viewer', 'agent'];

interface Props {
  draft: UserDraft;
  onChange: (draft: UserDraft) => void;
  /** Why the role can't be changed; left out: it can. */
  fixedRole?: string | undefined;
}

/** The fields for name, role and agent of a user. */
export function UserFields({ draft, onChange, fixedRole }: Props): VNode {
  const say = userWords.value;
  return (
    <>
      <Field
        label={say.login}
        hint={say.loginHint}
        name="login"
        value={draft.login}
        required
        maxLength={80}
        autocomplete="off"
        onInput={login => onChange({ ...draft, login })}
      />
      {fixedRole === undefined ? (
        <Select
          label={say.role}
          value={draft.role}
          options={roleNames.map(name => ({
            value: name,
            text: `${say.roles[name]}: ${say.roleTexts[name]}`,
          }))}
          onChange={chosen =>
            onChange({ ...draft, role: roleNames.find(name => name === chosen) ?? draft.role })
          }
        />
      ) : (
        <p class="hint">{fixedRole}</p>
      )}
      <LabelledChoice
        label={say.agent}
        value={draft.agentId ?? ''}
        options={[
          { value: '', text: say.noAgent },
          ...agents.value.map(one => ({ value: one.agentId, text: one.name })),
        ]}
        onChange={agentId => onChange({ ...draft, agentId: agentId === '' ? null : agentId })}
      />
    </>
  );
}
