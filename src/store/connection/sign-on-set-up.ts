import type { SignOnSetUpStore, StoredSignOn } from '../../app/ports/sign-on-set-up.ts';
import type { Session, Write } from '../database/session.ts';
import { openKeptSetUp } from './kept-set-up.ts';

const names = { name: 'single sign-on', beside: 'single sign-on test' };
const nothing: StoredSignOn = { number: 0, draft: null, inForce: null };

export function openSignOnSetUp(session: Session, write: Write): SignOnSetUpStore {
  const kept = openKeptSetUp<StoredSignOn>(session, write, names);
  return {
    read: async () => (await kept.read()) ?? nothing,
    replace: kept.replace,
    readTest: kept.readBeside,
    keepTest: kept.keepBeside,
  };
}
