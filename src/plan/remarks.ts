import type { PlanDocument } from './document.ts';
import type { Text } from './remedy.ts';

/** What nothing is wrong with, but is hardly meant: opening hours that apply to no hotline. */
export function remarksOn({ hours = {}, hotlines }: PlanDocument): readonly Text[] {
  const used = new Set(hotlines.map(hotline => hotline.hours));
  return Object.keys(hours)
    .filter(name => !used.has(name))
    .map(name => ({
      en: `The opening hours “${name}” are used by nobody: choose them at a hotline, or nothing changes.`,
      de: `Die Öffnungszeiten „${name}“ nutzt niemand: Wählen Sie sie bei einer Hotline, sonst ändert sich nichts.`,
    }));
}
