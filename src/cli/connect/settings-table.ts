import type { WebhookSettings } from '../../app/ports/connect.ts';
import { renderTable } from '../table.ts';
import type { ConnectWords } from './words.ts';

/** What sipgate has beside what it should have. */
export function settingsTable(now: WebhookSettings, wanted: WebhookSettings, words: ConnectWords): string {
  const row = (name: string, tell: (settings: WebhookSettings) => string): readonly string[] => [
    name,
    tell(now),
    tell(wanted),
  ];
  return renderTable(
    ['', words.atSipgate, words.wanted],
    [
      row(words.incoming, ({ incomingUrl }) => incomingUrl || words.none),
      row(words.outgoing, ({ outgoingUrl }) => outgoingUrl || words.none),
      row(words.log, ({ log }) => (log ? words.on : words.off)),
      row(words.selected, ({ whitelist }) => selected(whitelist, words)),
    ],
  );
}

function selected(whitelist: WebhookSettings['whitelist'], words: ConnectWords): string {
  if (whitelist === null) return words.all;
  return whitelist.length === 0 ? words.nobody : whitelist.join(', ');
}
