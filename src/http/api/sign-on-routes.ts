import type { z } from 'zod';
import {
  removeSignOn,
  type SignOnChanged,
  saveSignOn,
  switchSignOn,
} from '../../app/access/sign-on/change-sign-on.ts';
import { type KeptTest, readTest } from '../../app/access/sign-on/test-outcome.ts';
import type { SingleSignOn } from '../../app/access/single-sign-on.ts';
import type { KeptSignOn } from '../../app/ports/sign-on-set-up.ts';
import {
  removedSignOnSchema,
  savedSignOnSchema,
  signOnSchema,
  switchedSignOnSchema,
} from '../contract/sign-on.ts';
import { note } from './note.ts';
import { ApiError, admins, type PageContext, type Route, refused, route } from './route.ts';

/** How single sign-on is set up, tried and switched on. */
export const signOnRoutes: readonly Route[] = [
  route({
    method: 'GET',
    path: '/sign-on',
    summary: 'Single sign-on: what is in force, what was saved, and what became of the test of that',
    roles: admins,
    reply: signOnSchema,
    run: ({ page }) => describe(page),
  }),
  route({
    method: 'PUT',
    path: '/sign-on',
    summary: 'Save a set-up of single sign-on to be tried, at `GET /oidc-test`; what is in force stays so',
    roles: admins,
    isPaced: true,
    body: savedSignOnSchema,
    reply: signOnSchema,
    async run(call) {
      const { page, body } = call;
      const { basedOn, ...wanted } = body;
      expectChanged(await saveSignOn(page.app, page.signOn, wanted, basedOn));
      await note(call, 'sign-on-saved', wanted.issuer);
      return describe(page);
    },
  }),
  route({
    method: 'PUT',
    path: '/sign-on/switch',
    summary: 'Put in force at once what was saved and tried, or switch single sign-on off',
    roles: admins,
    isPaced: true,
    body: switchedSignOnSchema,
    reply: signOnSchema,
    async run(call) {
      const { page, body } = call;
      expectChanged(await switchSignOn(page.app, page.signOn, body.isOn, body.basedOn));
      await note(call, 'sign-on-switched', body.isOn ? 'on' : 'off');
      return describe(page);
    },
  }),
  route({
    method: 'DELETE',
    path: '/sign-on',
    summary: 'Remove all that was set up for single sign-on, which switches it off at once',
    roles: admins,
    isPaced: true,
    query: removedSignOnSchema,
    reply: signOnSchema,
    async run(call) {
      const { page, query } = call;
      expectChanged(await removeSignOn(page.app, page.signOn, query.basedOn));
      await note(call, 'sign-on-removed');
      return describe(page);
    },
  }),
];

function expectChanged(changed: SignOnChanged): void {
  if (changed.kind === 'refused') throw refused(changed.why);
  if (changed.kind === 'outdated') throw outdated;
}

const outdated = new ApiError(
  409,
  'outdated',
  'Somebody else has changed single sign-on in the meantime. Read it, and change that.',
  {
    en: 'Somebody else has changed single sign-on in the meantime. Look at it again.',
    de: 'Die Anmeldung mit dem Firmenkonto wurde inzwischen von jemand anderem geändert. Sehen Sie sie sich neu an.',
  },
);

async function describe({ app, signOn }: PageContext): Promise<z.input<typeof signOnSchema>> {
  const { environment } = signOn;
  const { number, draft, inForce } = await app.store.signOnSetUp.read();
  const current = signOn.current();
  const test = await readTest(app, number);
  return {
    number,
    from: environment.singleSignOn !== null ? 'environment' : inForce !== null ? 'page' : 'nowhere',
    inForce: current !== null ? ofSignOn(current) : inForce && ofKept(inForce),
    draft: draft && ofKept(draft),
    isDraftInForce: draft !== null && JSON.stringify(draft) === JSON.stringify(inForce),
    isLocked: signOn.isLocked(),
    isPageUrlFixed: environment.pageUrl !== null,
    pageUrl: environment.pageUrl?.href ?? null,
    test: test && withoutNumber(test),
  };
}

type Shown = z.input<typeof signOnSchema>;

function withoutNumber({ number: _, ...test }: KeptTest): Shown['test'] {
  return test;
}

function ofKept({ sealedSecret: _, ...shown }: KeptSignOn): Shown['draft'] {
  return shown;
}

function ofSignOn({ issuer, clientId, pageUrl, scope, roleClaim, roles }: SingleSignOn): Shown['inForce'] {
  return { issuer: issuer.href, clientId, pageUrl: pageUrl.href, scope, roleClaim, roles };
}
