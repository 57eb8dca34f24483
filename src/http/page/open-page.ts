import type { AppContext } from '../../app/context.ts';
import { readCalls } from '../../app/page/count-calls.ts';
import { dayOf, wallClockOf } from '../../app/page/local-days.ts';
import type { PastDecision } from '../../app/ports/page.ts';
import { createPage, type Page, type PageOptions } from './page.ts';
import { loadPageFiles, type PageFiles } from './page-files.ts';

export interface PagePlace extends Omit<PageOptions, 'files' | 'past'> {
  /** Folders that may hold the built page; the first that does counts. */
  readonly folders: readonly string[];
}

/** Opens the page with the calls of today. */
export async function openPage(context: AppContext, { folders, ...place }: PagePlace): Promise<Page> {
  return createPage(context, {
    files: await firstFiles(folders),
    past: await callsOfToday(context),
    ...place,
  });
}

async function firstFiles(folders: readonly string[]): Promise<PageFiles | null> {
  for (const folder of folders) {
    const files = await loadPageFiles(folder);
    if (files !== null) return files;
  }
  return null;
}

/** Today's calls; none if they can't be read, since that must not keep calls from being taken. */
async function callsOfToday(context: AppContext): Promise<readonly PastDecision[]> {
  const now = context.clock();
  const { from } = dayOf(now, wallClockOf(context));
  const calls: PastDecision[] = [];
  try {
    for await (const call of readCalls(context, { from, to: now + 1 })) calls.push(call);
  } catch (error) {
    context.log.warn({ err: error }, 'The calls of today could not be read; the page starts without them.');
  }
  return calls;
}
