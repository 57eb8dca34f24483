import { z } from 'zod';
import type { Visitor } from '../../app/access/access.ts';
import { triesKeyOf } from '../../app/access/prove.ts';
import { prepareFactor, renewRecoveryCodes, turnFactorOn } from '../../app/access/second-factor/set-up.ts';
import { doneSchema } from '../contract/common.ts';
import {
  factorPasswordSchema,
  firstCodeSchema,
  newFactorSchema,
  proofSchema,
  recoveryCodesSchema,
  secondFactorSchema,
} from '../contract/second-factor.ts';
import { expectProof, refusedCode } from './expect-proof.ts';
import { note } from './note.ts';
import { type ApiCall, admins, everybody, notFound, type Route, refused, route } from './route.ts';

const done = { done: true } as const;

/** The second factor of who signs in with a password. */
export const secondFactorRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/second-factor',
    summary: 'Whether my second factor is on, and how many recovery codes are left',
    roles: everybody,
    reply: secondFactorSchema,
    async run(call) {
      const { user } = visitorOf(call);
      const { accounts, secondFactors } = call.page.app.store;
      const account = await accounts.userByLogin(user.login);
      const factor = await secondFactors.find(user.id);
      return {
        isOffered: account !== null && account.passwordHash !== null,
        isOn: factor?.isOn ?? false,
        recoveryCodes: factor?.recoveryCodes ?? 0,
      };
    },
  }),
  route({
    method: 'POST',
    path: '/second-factor',
    summary: 'Begin to set up my second factor: gives the key for an app',
    roles: everybody,
    body: factorPasswordSchema,
    reply: newFactorSchema,
    async run(call) {
      const { user } = visitorOf(call);
      if ((await call.page.app.store.secondFactors.find(user.id))?.isOn === true) throw isOnAlready;
      await expectProof(call, { ...call.body, code: null });
      const factor = await prepareFactor(call.page.app, user);
      if (factor === null) throw isOnAlready;
      return factor;
    },
  }),
  route({
    method: 'PUT',
    path: '/second-factor',
    summary: 'Turn my second factor on, by the first code of the app; gives recovery codes',
    roles: everybody,
    body: firstCodeSchema,
    reply: recoveryCodesSchema,
    async run(call) {
      const { page, body } = call;
      const visitor = visitorOf(call);
      const { user } = visitor;
      const first = { userId: user.id, code: body.code, triesKey: triesKeyOf(page.signInLimits, visitor) };
      const turned = await turnFactorOn(page.app, page.signInLimits, first);
      if (turned.kind === 'not-prepared') throw notPrepared;
      if (turned.kind !== 'on') throw await refusedCode(call, turned.kind, { user, status: 422 });
      await note(call, 'second-factor-on', user.login);
      return { recoveryCodes: [...turned.recoveryCodes] };
    },
  }),
  route({
    method: 'POST',
    path: '/second-factor/recovery-codes',
    summary: 'Make new recovery codes; those that are left are no longer good',
    roles: everybody,
    body: proofSchema,
    reply: recoveryCodesSchema,
    async run(call) {
      const { id, login } = await proveWithFactor(call, call.body);
      const codes = await renewRecoveryCodes(call.page.app, id);
      await note(call, 'recovery-codes-renewed', login);
      return { recoveryCodes: [...codes] };
    },
  }),
  route({
    method: 'POST',
    path: '/second-factor/off',
    summary: 'Turn my second factor off',
    roles: everybody,
    body: proofSchema,
    reply: doneSchema,
    async run(call) {
      const { id, login } = await proveWithFactor(call, call.body);
      await call.page.app.store.secondFactors.remove(id);
      await note(call, 'second-factor-off', login);
      return done;
    },
  }),
  route({
    method: 'DELETE',
    path: '/users/:id/second-factor',
    summary: 'Take the second factor away from a user who has lost it; not from myself',
    roles: admins,
    params: z.object({ id: z.string().max(100) }),
    reply: doneSchema,
    async run(call) {
      const { page, params } = call;
      if (params.id === visitorOf(call).user.id) throw ownByPassword;
      const user = (await page.accounts.users()).find(({ id }) => id === params.id);
      if (user === undefined) throw notFound('user');
      if (!(await page.app.store.secondFactors.remove(user.id))) throw notFound('second factor');
      await note(call, 'second-factor-removed', user.login);
      return done;
    },
  }),
];

type Call = ApiCall<unknown, unknown, unknown>;

function visitorOf({ visitor }: Call): Visitor {
  if (visitor === null) throw notFound('user');
  return visitor;
}

/** The visitor, who has one and has given a code of it. */
async function proveWithFactor(
  call: Call,
  given: { readonly password: string; readonly code: string | null },
): Promise<Visitor['user']> {
  const { user } = visitorOf(call);
  if ((await call.page.app.store.secondFactors.find(user.id))?.isOn !== true) throw notFound('second factor');
  await expectProof(call, given);
  return user;
}

const isOnAlready = refused({
  en: 'Your second factor is on already. To set up another app, turn it off first.',
  de: 'Ihr zweiter Faktor ist schon eingeschaltet. Um eine andere App einzurichten, schalten Sie ihn erst aus.',
});

const notPrepared = refused({
  en: 'Nothing is being set up here (any more). Begin anew.',
  de: 'Hier wird nichts (mehr) eingerichtet. Bitte beginnen Sie neu.',
});

const ownByPassword = refused({
  en: 'You turn your own second factor off under “My account”, with your password and a code.',
  de: 'Den eigenen zweiten Faktor schalten Sie unter „Mein Zugang“ aus, mit Passwort und Code.',
});
