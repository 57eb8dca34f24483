import type { User } from '../../app/ports/page.ts';
import { notFound, type PageContext } from './route.ts';

/** The user with this id. */
export async function userOf({ accounts }: Pick<PageContext, 'accounts'>, id: string): Promise<User> {
  const user = (await accounts.users()).find(one => one.id === id);
  if (user === undefined) throw notFound('user');
  return user;
}
