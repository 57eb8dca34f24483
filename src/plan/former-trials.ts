import type { Text } from './remedy.ts';

/** A document without what this version does not know any more, and what was made of that, in sentences. */
export interface WithoutTrials {
  readonly document: unknown;
  readonly notes: readonly Text[];
}

/**
 * Earlier versions let a hotline try its policy (`trial`): with nobody, which is to be in shadow, with a part of the callers,
 * or beside another policy. A trial that makes no sense stays where it is, to be refused with its place.
 */
export function withoutTrials(document: unknown): WithoutTrials {
  const notes: Text[] = [];
  if (!isRecord(document) || !Array.isArray(document['hotlines'])) return { document, notes };
  if (!document['hotlines'].some(isTrying)) return { document, notes };
  const hotlines = document['hotlines'].map((hotline: unknown) => {
    if (!isTrying(hotline)) return hotline;
    const { trial, ...rest } = hotline;
    const isInShadow = (trial.percent ?? 0) === 0 && (trial.others ?? 'sipgate') === 'sipgate';
    notes.push((isInShadow ? inShadow : forEverybody)(String(rest['name'])));
    return isInShadow ? { ...rest, shadow: true } : rest;
  });
  return { document: { ...document, hotlines }, notes };
}

interface Trying extends Readonly<Record<string, unknown>> {
  readonly trial: { readonly percent?: number; readonly others?: unknown };
}

function isTrying(hotline: unknown): hotline is Trying {
  if (!isRecord(hotline) || !isRecord(hotline['trial']) || 'shadow' in hotline) return false;
  const { percent = 0 } = hotline['trial'];
  return typeof percent === 'number' && percent >= 0 && percent <= 100;
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function inShadow(hotline: string): Text {
  return {
    en: `Hotline ${hotline}: there are no trials any more, so that its trial in shadow is read as "shadow: true". Nothing changes for callers.`,
    de: `Hotline ${hotline}: Erprobungen (trial) gibt es nicht mehr, daher gilt die zur Probe als „shadow: true“. Für Anrufer ändert sich nichts.`,
  };
}

function forEverybody(hotline: string): Text {
  return {
    en: `Hotline ${hotline}: there are no trials any more, so that the policy it tried is now in force for all callers. If nobody is to get it yet, set "shadow: true".`,
    de: `Hotline ${hotline}: Erprobungen (trial) gibt es nicht mehr, daher gilt die erprobte Strategie jetzt für alle Anrufer. Soll sie noch niemand bekommen, setzen Sie „shadow: true“.`,
  };
}
