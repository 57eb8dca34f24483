import type { SignOnSetUpStore, StoredSignOn } from '../../app/ports/sign-on-set-up.ts';
import { deleteMeta, readMeta, replaceMeta, writeMeta } from '../database/meta.ts';
import type { Session, Write } from '../database/session.ts';

const metaName = 'single sign-on';
const testName = 'single sign-on test';
const nothing: StoredSignOn = { number: 0, draft: null, inForce: null };

export function openSignOnSetUp(session: Session, write: Write): SignOnSetUpStore {
  const readIn = async (from: Session): Promise<StoredSignOn | null> =>
    (await readMeta(from, metaName)) as StoredSignOn | null;
  return {
    read: async () => (await readIn(session)) ?? nothing,
    replace: (next, basedOn) =>
      write(async unit => {
        const before = await readIn(unit);
        if ((before?.number ?? 0) !== basedOn) return null;
        const number = basedOn + 1;
        return (await replaceMeta(unit, metaName, before, { number, ...next })) ? number : null;
      }),
    readTest: async () => (await readMeta(session, testName)) as string | null,
    keepTest: sealed =>
      write(unit => (sealed === null ? deleteMeta(unit, [testName]) : writeMeta(unit, testName, sealed))),
  };
}
