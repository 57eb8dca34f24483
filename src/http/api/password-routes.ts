import { changePassword } from '../../app/access/change-password.ts';
import { doneSchema } from '../contract/common.ts';
import { ownPasswordSchema } from '../contract/session.ts';
import { tooMany } from './expect-proof.ts';
import { note, noteRefusal } from './note.ts';
import { ApiError, everybody, notFound, type Route, refused, route } from './route.ts';

/** One's own password. */
export const passwordRoutes: readonly Route[] = [
  route({
    method: 'PUT',
    path: '/password',
    summary: 'Change my password; my other sessions, my tokens and links end',
    roles: everybody,
    body: ownPasswordSchema,
    reply: doneSchema,
    async run(call) {
      const { page, visitor, body, cookies, gone } = call;
      if (visitor === null) throw notFound('user');
      const changed = await changePassword(page.app, page.signInLimits, { ...body, visitor, cookies, gone });
      switch (changed.kind) {
        case 'unfit':
          throw refused(changed.why);
        case 'locked':
          throw tooMany;
        case 'wrong':
          await noteRefusal(call, 'sign-in-refused', visitor.user);
          throw new ApiError(422, 'wrong-old-password', 'The old password is wrong.');
        case 'done':
          await note(call, 'password-changed', visitor.user.login);
          return { done: true } as const;
      }
    },
  }),
];
