import { Command, Option } from 'commander';
import { readCurrentPlan } from '../../app/plan/plan-desk.ts';
import type { Language } from '../../domain/language.ts';
import { renderChanges } from '../../plan/changes.ts';
import { zoneOf } from '../../plan/compile-plan.ts';
import { readPositive } from '../read-positive.ts';
import { renderTable } from '../table.ts';
import { localText } from '../terminal-time.ts';
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
    .addOption(new Option('--lang <language>', 'language of the list').choices(['en', 'de']).default('en'))
    .action(log);
}

async function log({ limit, json, lang }: LogOptions): Promise<void> {
  await atDesk('look', async ({ store }) => {
    const revisions = await store.listRevisions(limit);
    const zone = zoneOf((await readCurrentPlan(store)).document?.timeZone);
    const say = words[lang];
    const rows = revisions.map(({ number, at, by, kind, changes }) => [
      String(number),
      localText(at, zone),
      by,
      say.kinds[kind],
      renderChanges(changes, lang),
    ]);
    if (json) for (const revision of revisions) console.log(JSON.stringify(revision));
    else if (rows.length === 0) console.log(say.none);
    else
      console.log(
        renderTable([say.revision, `${say.at} (${zone.name})`, say.by, say.kind, say.changes], rows),
      );
  });
}

const words = {
  en: {
    none: 'Nothing was ever configured.',
    revision: 'revision',
    at: 'at',
    by: 'by',
    kind: 'kind',
    changes: 'changes',
    kinds: { apply: 'apply', undo: 'undo', announcement: 'announcement' },
  },
  de: {
    none: 'Es wurde noch nie etwas eingestellt.',
    revision: 'Stand',
    at: 'am',
    by: 'von',
    kind: 'Art',
    changes: 'Änderungen',
    kinds: { apply: 'Änderung', undo: 'zurückgenommen', announcement: 'Ansage' },
  },
} as const;
