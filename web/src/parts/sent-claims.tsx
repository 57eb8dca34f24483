import type { VNode } from 'preact';
import type { RefusedSignInList } from '../../../src/http/contract/sign-on.ts';
import { userWords } from '../words/say-access.ts';

type Sent = Pick<RefusedSignInList['refused'][number], 'claims' | 'roleClaim' | 'values'>;

interface Props {
  sent: Sent;
  /** Whether it is shown without being asked for. */
  isOpen?: boolean;
}

/** What an identity provider sent: the values that hold roles, and the names of all the rest. */
export function SentClaims({ sent: { claims, roleClaim, values }, isOpen = false }: Props): VNode {
  const say = userWords.value.refused;
  const places = ['idToken', 'userinfo', 'accessToken'] as const;
  const rows = [
    [roleClaim, values] as const,
    ...places.map(place => [say.places[place], claims[place]] as const),
  ];
  return (
    <details open={isOpen}>
      <summary>{say.details}</summary>
      <dl class="facts">
        {rows.map(([name, texts]) => (
          <div key={name}>
            <dt>{name}</dt>
            <dd>{texts.length === 0 ? say.nothing : texts.join(', ')}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
