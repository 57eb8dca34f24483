import { issueSetUpLink } from './access.ts';
import type { AppContext } from './context.ts';

/** Where nobody can use the page yet, tells whoever reads the log how to. */
export async function inviteFirstUser(context: AppContext, url: string): Promise<void> {
  try {
    const secret = await issueSetUpLink(context);
    if (secret === null) return;
    context.log.info(
      {},
      `Nobody can use the page yet. To make its first user open ${url}/#/set-up/${secret} (good once, for a day).`,
    );
  } catch (error) {
    context.log.warn({ err: error }, 'Whether anybody can use the page is not known.');
  }
}
