import { Command, Option } from 'commander';
import type { Language } from '../../domain/language.ts';
import { renderChanges } from '../../plan/changes.ts';
import { readPositive } from '../read-positive.ts';
import { renderTable } from '../table.ts';
import { atDesk } from './at-desk.ts';

interface LogOptions {
  readonly limit: number;
  readonly json: boolean;
  readonly lang: Language;
}

export function logCommand(): Command {
  return new Command('log')
    .description('list who changed the configuration, when, and what of it; newest first')
    .option('--limit <N>', 'how many', readPositive, 20)
    .option('--json', 'print one JSON object a line', false)
    .addOption(new Option('--lang <language>', 'language of the changes').choices(['en', 'de']).default('en'))
    .action(log);
}

async function log({ limit, json, lang }: LogOptions): Promise<void> {
  await atDesk('look', async ({ store }) => {
    const revisions = await store.listRevisions(limit);
    const rows = revisions.map(({ number, at, by, kind, changes }) => [
      String(number),
      new Date(at).toISOString().slice(0, 19).replace('T', ' '),
      by,
      kind,
      renderChanges(changes, lang),
    ]);
    if (json) for (const revision of revisions) console.log(JSON.stringify(revision));
    else if (rows.length === 0) console.log('Nothing was ever configured.');
    else console.log(renderTable(['revision', 'at (UTC)', 'by', 'kind', 'changes'], rows));
  });
}
