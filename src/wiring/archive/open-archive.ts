import type { AppContext } from '../../app/context.ts';
import { archiveHere } from '../../app/page/archive.ts';
import type { Config } from '../../config/config.ts';
import { askThread, type OpenArchive } from './ask-thread.ts';

type Here = Pick<AppContext, 'store' | 'known' | 'clock' | 'log' | 'toLocal'>;

/**
 * What answers the page's questions of the past: a thread of its own. A database in memory belongs to the thread that
 * opened it.
 */
export function openArchive({ database }: Pick<Config, 'database'>, context: Here): OpenArchive {
  const isInMemory = database.kind === 'sqlite' && database.file === ':memory:';
  return isInMemory ? openArchiveHere(context) : askThread(context, database);
}

export function openArchiveHere(context: Here): OpenArchive {
  return { archive: archiveHere(context), close: async () => {} };
}
