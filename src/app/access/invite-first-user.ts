import type { AppContext } from '../context.ts';
import { issueSetUpLink } from './access.ts';

/**
 * If nobody can use the page yet, tells the reader of the log how to make its first user.
 *
 * @param page its address; ends in a slash
 * @param isOnlyHere whether that address works on this computer alone, although others can open the page by
 * another
 */
export async function inviteFirstUser(context: AppContext, page: URL, isOnlyHere: boolean): Promise<void> {
  try {
    const secret = await issueSetUpLink(context);
    if (secret === null) return;
    context.log.info(
      {},
      `Nobody can use the page yet. To make its first user open ${page.href}#/set-up/${secret} (good once, for a day).${isOnlyHere ? ` From another computer, put this one's name or address for ${page.hostname}.` : ''}`,
    );
  } catch (error) {
    context.log.warn({ err: error }, 'Whether anybody can use the page is not known.');
  }
}
