import type { Warning } from '../../health/health-summary.ts';
import type { SingleSignOn } from '../single-sign-on.ts';
import { inWordsOf } from './place-words.ts';
import type { RefusedSignIn } from './refused.ts';

type SetUp = Pick<SingleSignOn, 'roleClaim' | 'roles' | 'scope' | 'isOfPage'>;

/** Why somebody was refused, and what an admin may set so that they come in; with the values of the person. */
export function refusalText(refused: RefusedSignIn, setUp: SetUp): Warning {
  const hint = setUp.isOfPage === true ? enterValue(refused) : example(refused);
  return inWordsOf(setUp, join([...reasonFor(refused, setUp, hint), ...aboutUserinfo(refused)]));
}

/** The same for the log, which holds no values: they may be addresses and names. */
export function refusalLogged(refused: RefusedSignIn, setUp: SetUp): string {
  return inWordsOf(setUp, join([...reasonFor(refused, setUp, onThePage), ...aboutUserinfo(refused)])).en;
}

function join(sentences: readonly Warning[]): Warning {
  return { en: sentences.map(({ en }) => en).join(' '), de: sentences.map(({ de }) => de).join(' ') };
}

/** @param hint what is said of the values that came */
function reasonFor(refused: RefusedSignIn, setUp: SetUp, hint: Warning): readonly Warning[] {
  const claim = setUp.roleClaim;
  switch (refused.problem) {
    case 'no-roles-set':
      return [
        {
          en: 'OIDC_ROLES is not set, so nobody has a role.',
          de: 'OIDC_ROLES ist nicht gesetzt, deshalb hat niemand eine Rolle.',
        },
        ...(refused.values.length > 0 ? [hint] : whereRolesAre(refused, setUp)),
      ];
    case 'no-claim':
      return [
        {
          en: `The provider did not send ${claim} (OIDC_ROLE_CLAIM).`,
          de: `Der Anbieter hat ${claim} (OIDC_ROLE_CLAIM) nicht geschickt.`,
        },
        ...whereRolesAre(refused, setUp),
      ];
    case 'too-many-groups':
      return [tooManyGroups, ...letInAs(refused)];
    case 'unverified-email':
      return [unverified];
    case 'no-value-fits':
      return refused.values.length === 0
        ? [
            {
              en: `${claim} came, but nothing stands in it. The person may be in no group.`,
              de: `${claim} kam, aber leer. Die Person ist vielleicht in keiner Gruppe.`,
            },
          ]
        : [knownValues(setUp), hint];
    case 'no-agent':
      return [noAgent];
  }
}

const tooManyGroups: Warning = {
  en: 'The person is in so many groups that the provider sends none of them (Entra: above 200). Give roles by app roles, or let it send only the groups that are assigned to the application.',
  de: 'Die Person ist in so vielen Gruppen, dass der Anbieter keine davon schickt (Entra: ab 200). Vergeben Sie Rollen über App-Rollen, oder lassen Sie nur die Gruppen schicken, die der Anwendung zugewiesen sind.',
};

const unverified: Warning = {
  en: 'Roles go by e-mail address, but the provider does not say that this one has been verified (email_verified).',
  de: 'Rollen richten sich nach der E-Mail-Adresse, aber der Anbieter sagt nicht, dass diese bestätigt ist (email_verified).',
};

const noAgent: Warning = {
  en: 'The person has the role agent, but it is not certain which agent they are: not exactly one has their verified e-mail address at sipgate, and a name proves nothing. Say below who they are, enter the same address at sipgate, or give them another role.',
  de: 'Die Person hat die Rolle agent, aber wer sie im Team ist, steht nicht fest: Nicht genau eine Person hat bei sipgate diese bestätigte E-Mail-Adresse, und ein Name beweist nichts. Geben Sie unten an, wer sie ist, tragen Sie bei sipgate dieselbe Adresse ein, oder geben Sie eine andere Rolle.',
};

function letInAs({ role }: RefusedSignIn): readonly Warning[] {
  return role === null ? [] : [{ en: `They came in as ${role}.`, de: `Sie kam als ${role} herein.` }];
}

function knownValues({ roles }: SetUp): Warning {
  const known = roles.map(({ value }) => value).join(', ');
  return {
    en: `None of the values of the person has a role. OIDC_ROLES knows: ${known}.`,
    de: `Keiner der Werte der Person hat eine Rolle. OIDC_ROLES kennt: ${known}.`,
  };
}

function example({ values: [value = ''] }: RefusedSignIn): Warning {
  const quoted = /^["']|[,;]/.test(value) ? `"${value.replaceAll('"', '""')}"` : value;
  return {
    en: `To let everybody in who has “${value}”, add for instance viewer=${quoted} to OIDC_ROLES.`,
    de: `Sollen alle mit „${value}“ herein, ergänzen Sie in OIDC_ROLES zum Beispiel viewer=${quoted}.`,
  };
}

/** The same for the form on the page. */
function enterValue({ values: [value = ''] }: RefusedSignIn): Warning {
  return {
    en: `To let everybody in who has “${value}”, give that value a role.`,
    de: `Sollen alle mit „${value}“ herein, geben Sie diesem Wert eine Rolle.`,
  };
}

const onThePage: Warning = {
  en: 'The page shows admins the values that came, under Users, and what to add to OIDC_ROLES.',
  de: 'Die Seite zeigt Admins unter Zugänge, welche Werte kamen und was in OIDC_ROLES zu ergänzen ist.',
};

function whereRolesAre({ candidates, scopes }: RefusedSignIn, { scope }: SetUp): readonly Warning[] {
  const names = candidates.join(', ');
  const [first = ''] = candidates;
  return [
    names === ''
      ? {
          en: 'Nothing that came sounds like roles or groups; let the provider add them to the ID token, to userinfo or to the access token.',
          de: 'Nichts von dem, was kam, klingt nach Rollen oder Gruppen; lassen Sie sie den Anbieter in ID-Token, Userinfo oder Access-Token aufnehmen.',
        }
      : {
          en: `What came and may hold roles: ${names}. If it does, set OIDC_ROLE_CLAIM=${first}.`,
          de: `Rollen enthalten könnte: ${names}. Wenn ja, setzen Sie OIDC_ROLE_CLAIM=${first}.`,
        },
    ...(scopes.length === 0
      ? []
      : [
          {
            en: `The provider offers ${scopes.join(', ')} too: try OIDC_SCOPE=${scope} ${scopes[0]}.`,
            de: `Der Anbieter kann auch ${scopes.join(', ')}: Versuchen Sie OIDC_SCOPE=${scope} ${scopes[0]}.`,
          },
        ]),
  ];
}

function aboutUserinfo({ userinfoProblem }: RefusedSignIn): readonly Warning[] {
  return userinfoProblem === null
    ? []
    : [
        {
          en: `The provider’s userinfo could not be read (${userinfoProblem}).`,
          de: `Das Userinfo des Anbieters war nicht lesbar (${userinfoProblem}).`,
        },
      ];
}
