import { isRecord } from './is-record.ts';
import type { Text } from './remedy.ts';

/** A document without what this version no longer knows, and sentences on what became of that. */
interface Modern {
  readonly document: unknown;
  readonly notes: readonly Text[];
}

/**
 * Reads a document of an earlier version as one of this version. What makes no sense is left in place, to be
 * refused where it is.
 */
export function modernise(document: unknown): Modern {
  const notes: Text[] = [];
  if (!isRecord(document) || !Array.isArray(document['hotlines'])) return { document, notes };
  if (!document['hotlines'].some(one => isTrying(one) || saysHow(one))) return { document, notes };
  const hotlines = document['hotlines'].map((hotline: unknown) =>
    withoutBy(withoutTrial(hotline, notes), notes),
  );
  return { document: { ...document, hotlines }, notes };
}

/**
 * Earlier versions let a hotline try its policy: with nobody, which is to be in shadow, with a part of the
 * callers, or beside another policy (decision 0045).
 */
function withoutTrial(hotline: unknown, notes: Text[]): unknown {
  if (!isTrying(hotline)) return hotline;
  const { trial, ...rest } = hotline;
  const isInShadow = (trial.percent ?? 0) === 0 && (trial.others ?? 'sipgate') === 'sipgate';
  notes.push((isInShadow ? inShadow : forEverybody)(String(rest['name'])));
  return isInShadow ? { ...rest, shadow: true } : rest;
}

/** Earlier versions also let a hotline say how callers who wait are put through (decision 0046). */
function withoutBy(hotline: unknown, notes: Text[]): unknown {
  if (!saysHow(hotline)) return hotline;
  const { by, ...waiting } = hotline.waiting;
  if (by === 'transfer') notes.push(byTransfer(String(hotline['name'])));
  return { ...hotline, waiting };
}

interface SaysHow extends Readonly<Record<string, unknown>> {
  readonly waiting: Readonly<Record<string, unknown>>;
}

function saysHow(hotline: unknown): hotline is SaysHow {
  if (!isRecord(hotline) || !isRecord(hotline['waiting'])) return false;
  const { by } = hotline['waiting'];
  return by === 'transfer' || by === 'turns';
}

interface Trying extends Readonly<Record<string, unknown>> {
  readonly trial: { readonly percent?: number; readonly others?: unknown };
}

function isTrying(hotline: unknown): hotline is Trying {
  if (!isRecord(hotline) || !isRecord(hotline['trial']) || 'shadow' in hotline) return false;
  const { percent = 0 } = hotline['trial'];
  return typeof percent === 'number' && percent >= 0 && percent <= 100;
}

function inShadow(hotline: string): Text {
  return {
    en: `Hotline ${hotline}: trials no longer exist, so its trial in shadow is read as "shadow: true". Nothing changes for callers.`,
    de: `Hotline ${hotline}: Tests (trial) gibt es nicht mehr, daher gilt der Test zur Probe jetzt als „shadow: true“. Für Anrufer ändert sich nichts.`,
  };
}

function forEverybody(hotline: string): Text {
  return {
    en: `Hotline ${hotline}: trials no longer exist, so the policy it tried now applies to all callers. To keep it from everybody for now, set "shadow: true".`,
    de: `Hotline ${hotline}: Tests (trial) gibt es nicht mehr, daher gilt die getestete Strategie jetzt für alle Anrufer. Soll sie noch niemand bekommen, setzen Sie „shadow: true“.`,
  };
}

function byTransfer(hotline: string): Text {
  return {
    en: `"by: transfer" at the hotline ${hotline} no longer has any effect: callers who wait are put through at the end of a turn. It disappears with the next change of the configuration.`,
    de: `„by: transfer“ bei der Hotline ${hotline} gilt nicht mehr: Wer wartet, wird am Ende der Runde verbunden. Es verschwindet mit der nächsten Änderung der Konfiguration.`,
  };
}
