import { announcementsIn } from '../../plan/announcement-references.ts';
import type { Text } from '../../plan/remedy.ts';
import type { NewRevision, StoredAnnouncement } from '../ports/plan.ts';
import { type PlanDesk, readCurrentPlan } from './plan-desk.ts';

/** The result; a refusal says why, in a sentence. */
export type AnnouncementChanged =
  | { readonly kind: 'changed'; readonly revision: number }
  | { readonly kind: 'refused'; readonly problem: Text };

/** The largest announcement, in bytes: five minutes. */
const maxBytes = 5 * 1024 * 1024;
const maxNames = 500;

/** Keeps a sound under a name, replacing one that has it in this language. It must be playable. */
export async function addAnnouncement(
  desk: PlanDesk,
  { sound, wav, by }: { readonly sound: StoredAnnouncement; readonly wav: Uint8Array; readonly by: string },
): Promise<AnnouncementChanged> {
  const { name } = sound;
  if (!/^[\p{L}\p{N}][\p{L}\p{N} _-]{0,59}$/u.test(name) || name === 'none')
    return refuse(
      `"${name}" can't be the name: give up to 60 letters, digits, spaces and dashes, and not "none".`,
      `„${name}“ kann nicht der Name sein: Geben Sie bis zu 60 Buchstaben, Ziffern, Leerzeichen und Striche an, und nicht „none“.`,
    );
  if (wav.length > maxBytes)
    return refuse(
      `The sound takes ${wav.length} bytes: give one of at most ${maxBytes}, which is five minutes.`,
      `Die Aufnahme hat ${wav.length} Bytes: Geben Sie eine von höchstens ${maxBytes}, also fünf Minuten.`,
    );
  const known = await desk.store.listAnnouncements();
  const isNew = known.every(other => other.name !== name);
  if (isNew && known.length >= maxNames)
    return refuse(
      `There are ${known.length} announcements: remove one before you add another.`,
      `Es gibt ${known.length} Ansagen: Entfernen Sie eine, bevor Sie eine weitere hinzufügen.`,
    );
  return change(desk, { kind: 'put', sound, wav }, { by, kind: isNew ? 'added' : 'changed', name });
}

/** Removes a sound in every language, unless the configuration names it. */
export async function removeAnnouncement(
  desk: PlanDesk,
  { name, by }: { readonly name: string; readonly by: string },
): Promise<AnnouncementChanged> {
  const known = await desk.store.listAnnouncements();
  if (known.every(sound => sound.name !== name))
    return refuse(
      `There is no announcement "${name}" of your own.`,
      `Eine eigene Ansage „${name}“ gibt es nicht.`,
    );
  return change(desk, { kind: 'remove', name }, { by, kind: 'removed', name });
}

async function change(
  desk: PlanDesk,
  announcement: NonNullable<NewRevision['announcement']>,
  {
    by,
    kind,
    name,
  }: { readonly by: string; readonly kind: 'added' | 'changed' | 'removed'; readonly name: string },
): Promise<AnnouncementChanged> {
  const { store, clock, builtInAnnouncements, onStored } = desk;
  const { revision, document, written } = await readCurrentPlan(store);
  const isNamed = document !== null && announcementsIn(document).some(it => it.name === name);
  // The removed sound may have replaced one that comes with Familiar, which is then played again.
  if (kind === 'removed' && isNamed && !builtInAnnouncements.includes(name))
    return refuse(
      `The configuration plays "${name}": name another there before you remove it.`,
      `Die Konfiguration spielt „${name}“: Nennen Sie dort eine andere, bevor Sie sie entfernen.`,
    );
  const next = await store.revise(
    {
      kind: 'announcement',
      at: clock(),
      by,
      changes: [{ section: 'announcements', kind, name }],
      document,
      written,
      announcement,
    },
    revision,
  );
  if (next === null)
    return refuse(
      'Somebody has changed the configuration at the same moment: try again.',
      'Jemand hat im selben Augenblick die Konfiguration geändert: Versuchen Sie es noch einmal.',
    );
  await onStored?.();
  return { kind: 'changed', revision: next };
}

function refuse(en: string, de: string): AnnouncementChanged {
  return { kind: 'refused', problem: { en, de } };
}
