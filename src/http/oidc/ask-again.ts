import type { Confirmation, Renewing } from '../../app/access/sign-on/standing.ts';
import { isAsBefore, signOnIdOf } from '../../app/access/single-sign-on.ts';
import type { AppContext } from '../../app/context.ts';
import type { User } from '../../app/ports/page.ts';
import { isNoLongerVouchedFor, shortReason } from './failure.ts';
import { gatherClaims } from './gather-claims.ts';
import type { Identified, Identify } from './identify.ts';
import { loadClient, type Provider } from './provider.ts';

/** Asks the provider anew about somebody, by redeeming a refresh token. */
export function createAsking(
  { log }: Pick<AppContext, 'log'>,
  discover: () => Promise<Provider>,
  identify: Identify,
): Renewing['ask'] {
  return async (renewal, user) => {
    let next: string | null = null;
    try {
      const client = await loadClient();
      const [configuration] = (await discover()).configurations;
      const tokens = await client.refreshTokenGrant(configuration, renewal);
      next = tokens.refresh_token ?? null;
      const gathered = await gatherClaims(tokens, configuration);
      // That it still renews is all that there is to learn.
      if (gathered === null) return { kind: 'confirmed', renewal: next, identity: null };
      return confirmationOf(await identify(gathered, configuration), user, next);
    } catch (error) {
      if (isNoLongerVouchedFor(error)) return { kind: 'ended' };
      log.warn({ detail: shortReason(error) }, 'The identity provider could not be asked about somebody.');
      return { kind: 'unknown', renewal: next };
    }
  };
}

/** The role follows the claims as at sign-in, so whoever has none is out, also if the claim is missing. */
function confirmationOf(
  { who, identity, isInDoubt }: Identified,
  user: User,
  renewal: string | null,
): Confirmation {
  if (signOnIdOf(who) !== user.id) throw new Error('The identity provider spoke of somebody else.');
  const isSame = identity !== null && isAsBefore(user, identity);
  if (isInDoubt && !isSame) throw new Error('Userinfo could not be read, and nothing else holds the role.');
  return identity === null ? { kind: 'ended' } : { kind: 'confirmed', renewal, identity };
}
