import type { Visitor } from '../../app/access/access.ts';
import type { MergedDraft } from '../../app/plan/merge-draft.ts';
import type { Revision } from '../../app/ports/plan.ts';
import { agentById } from '../../domain/roster.ts';
import type { Collision } from '../../plan/collision.ts';
import { describeDifference } from '../../plan/describe-difference.ts';
import type { SettingsAuthor, SettingsCollision, SettingsMerge } from '../contract/settings-merge.ts';
import { readableBy } from './readable.ts';
import { renderDifferences } from './render-settings.ts';
import type { PageContext } from './route.ts';

/** What others have saved since a draft was begun, and where they and its author do not agree. */
export async function renderOthers(
  page: PageContext,
  merged: Exclude<MergedDraft, { kind: 'lost' }>,
  visitor: Visitor | null,
): Promise<Omit<SettingsMerge, 'review'>> {
  const { revision, since, theirs } = merged;
  const nameOf = await namesOfUsers(page);
  const toAuthor = ({ by, at }: Revision): SettingsAuthor => ({
    by: nameOf(by),
    isYou: by === visitor?.user.login,
    at,
  });
  const collisions = (merged.kind === 'merged' ? merged.collisions : []).flatMap(one => {
    const author = authorOf(one, since);
    return author === undefined ? [] : [renderCollision(page, one, toAuthor(author))];
  });
  return { with: revision, since: since.map(toAuthor), theirs: renderDifferences(page, theirs), collisions };
}

/** What users are called: by the name of the agent they are, else as they sign in. */
async function namesOfUsers({ accounts, app }: PageContext): Promise<(login: string) => string> {
  const users = await accounts.users();
  const agents = new Map(users.map(({ login, agentId }) => [login, agentId]));
  return login => agentById(app.known.roster, agents.get(login) ?? '')?.name ?? login;
}

function renderCollision(
  page: PageContext,
  { id, path, base, mine, theirs }: Collision,
  author: SettingsAuthor,
): SettingsCollision {
  const readable = readableBy(page);
  const ours = describeDifference({ path, before: base, after: mine }, readable);
  const others = describeDifference({ path, before: base, after: theirs }, readable);
  return { id, place: ours.place, before: ours.before, mine: ours.after, theirs: others.after, author };
}

/** Whoever changed the entry last; who saved last, where that is not told. */
function authorOf(
  { path: [section, name = ''] }: Collision,
  since: readonly Revision[],
): Revision | undefined {
  const hasChanged = ({ changes }: Revision): boolean =>
    changes.some(
      one => one.section === section && (one.name === '' || one.name === name || one.former === name),
    );
  return since.find(hasChanged) ?? since[0];
}
