import type { Role } from '../../ports/page.ts';
import type { SingleSignOn } from '../single-sign-on.ts';
import { type Apart, type ClaimSources, type Claims, claimNames, valueAt, valuesOf } from './claims.ts';

/**
 * Why somebody has no role.
 *
 * - `no-roles-set`: nobody has, since OIDC_ROLES is not set
 * - `no-claim`: the provider did not send the claim that holds roles
 * - `too-many-groups`: it left them out because there are too many, as Entra does from 200 on
 * - `unverified-email`: roles go by e-mail, and the provider does not say that the address is theirs
 * - `no-value-fits`: it sent the claim, but none of its values has a role
 * - `no-agent`: they have the role agent, but are none of the agents
 */
export type RoleProblem =
  | 'no-roles-set'
  | 'no-claim'
  | 'too-many-groups'
  | 'unverified-email'
  | 'no-value-fits'
  | 'no-agent';

export interface RoleVerdict {
  /** The best one that fits; null: none. */
  readonly role: Role | null;
  /** Null if there is a role and nothing speaks against it. */
  readonly problem: RoleProblem | null;
  /** The values of the claims that hold roles. */
  readonly values: readonly string[];
}

/** The best role that an identity provider gives somebody in any of its answers. */
export function roleOf(
  sources: ClaimSources,
  { roles, ...setUp }: Pick<SingleSignOn, 'roleClaim' | 'clientId' | 'roles'>,
): RoleVerdict {
  const names = claimNames(setUp);
  const values = [...new Set(names.flatMap(name => valuesIn(sources, name, apartFor(roles))))];
  if (roles.length === 0) return { role: null, problem: 'no-roles-set', values };
  const have = new Set(values.map(comparable));
  const found = roles.find(({ value }) => value === '*' || have.has(comparable(value)));
  const areLeftOut = names.some(name => isLeftOut(sources, name));
  if (found !== undefined) {
    // Somebody let in without their groups may deserve a better role.
    const isDoubtful = areLeftOut && found.role !== 'admin';
    return { role: found.role, problem: isDoubtful ? 'too-many-groups' : null, values };
  }
  if (areLeftOut) return { role: null, problem: 'too-many-groups', values };
  const isTold = names.some(name => parts(sources).some(part => valueAt(part, name) !== undefined));
  const isUnverified = names.includes('email') && values.length === 0 && isTold;
  return {
    role: null,
    problem: isUnverified ? 'unverified-email' : isTold ? 'no-value-fits' : 'no-claim',
    values,
  };
}

/** E-mail addresses that the provider says are verified, in lower case. */
export function verifiedEmails(sources: ClaimSources): ReadonlySet<string> {
  const proved = parts(sources).filter(isProved);
  const emails = proved.flatMap(({ email }) => (typeof email === 'string' ? [email.toLowerCase()] : []));
  return new Set(emails.filter(email => email !== ''));
}

/** A text in some providers; Entra has a claim of its own, which says that the domain is the company's. */
function isProved({ email_verified: verified, xms_edov: isOfDomain }: Claims): boolean {
  return [true, 'true'].includes(verified as string) || [true, 'true', 1, '1'].includes(isOfDomain as string);
}

function parts({ idToken, userinfo, accessToken }: ClaimSources): readonly Claims[] {
  return [idToken, userinfo, accessToken];
}

function valuesIn(sources: ClaimSources, name: string, apart: Apart): readonly string[] {
  const values = parts(sources).flatMap(part => valuesOf(valueAt(part, name), apart));
  if (name !== 'email') return values;
  const verified = verifiedEmails(sources);
  return values.filter(value => verified.has(value.toLowerCase()));
}

/**
 * If roles go by names with a comma or a blank in them, such a name must not be split when it comes alone.
 */
function apartFor(roles: SingleSignOn['roles']): Apart {
  return {
    atCommas: !roles.some(({ value }) => /[,;]/.test(value)),
    atBlanks: !roles.some(({ value }) => /\s/.test(value)),
  };
}

/** Directories ignore case; Keycloak's group paths begin with a slash. */
function comparable(value: string): string {
  return value.normalize('NFC').toLowerCase().replace(/^\//, '');
}

/** Entra and others name a claim that is too large to send, instead of sending it. */
function isLeftOut(sources: ClaimSources, name: string): boolean {
  return parts(sources).some(part => {
    const elsewhere = part['_claim_names'];
    const isNamed = typeof elsewhere === 'object' && elsewhere !== null && Object.hasOwn(elsewhere, name);
    return isNamed || (name === 'groups' && [true, 'true'].includes(part['hasgroups'] as string));
  });
}
