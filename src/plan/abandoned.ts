import type { Text } from './remedy.ts';

/** What a document still says, as a former version let it, though it is of no effect any more. */
export function abandonedIn(document: unknown): readonly Text[] {
  const hotlines = partOf(document, 'hotlines');
  return (Array.isArray(hotlines) ? hotlines : [])
    .filter(hotline => partOf(partOf(hotline, 'waiting'), 'by') === 'transfer')
    .map(hotline => byTransfer(String(partOf(hotline, 'name'))));
}

/** See decision 0046. */
function byTransfer(hotline: string): Text {
  return {
    en: `"by: transfer" at the hotline ${hotline} is of no effect any more: callers who wait are put through at the end of a turn. It goes with the next change of the configuration.`,
    de: `„by: transfer“ bei der Hotline ${hotline} gilt nicht mehr: Wer wartet, wird am Ende der Runde verbunden. Es verschwindet mit der nächsten Änderung der Konfiguration.`,
  };
}

function partOf(value: unknown, name: string): unknown {
  return value instanceof Object ? Reflect.get(value, name) : undefined;
}
