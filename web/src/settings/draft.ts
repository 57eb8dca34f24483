import { computed, signal } from '@preact/signals';
import type {
  CallerDocument,
  ListedRule,
  Settings,
  SettingsDocument,
  SettingsDraft,
} from '../../../src/http/contract/settings.ts';
import { read } from '../api.ts';

interface RuleEdits {
  /** Changed rules, by their index in the revision the draft is based on. */
  readonly changed: ReadonlyMap<number, CallerDocument>;
  readonly removed: ReadonlySet<number>;
  readonly added: readonly CallerDocument[];
  /** Changed and removed rules as they were shown, by their index. */
  readonly seen: ReadonlyMap<number, CallerDocument>;
}

type SectionName = keyof SettingsDocument;

const noEdits: RuleEdits = { changed: new Map(), removed: new Set(), added: [], seen: new Map() };

/** What is in force; null until it is loaded. */
export const settings = signal<Settings | null>(null);

/** Sections the draft changes; null: removed. */
const changed = signal<Readonly<Record<string, unknown>>>({});

export const ruleEdits = signal<RuleEdits>(noEdits);

/** The document as the draft would make it. */
export const draft = computed<SettingsDocument>(() => {
  const base = settings.value?.document ?? { hotlines: [] };
  const merged = Object.entries({ ...base, ...changed.value }).filter(([, value]) => value !== null);
  return Object.fromEntries(merged) as unknown as SettingsDocument;
});

/** How many sections and rules the draft changes. */
export const changes = computed(() => {
  const { changed: rules, removed, added } = ruleEdits.value;
  return Object.keys(changed.value).length + rules.size + removed.size + added.length;
});

/** Loads what is in force and discards the draft. */
export async function loadSettings(): Promise<void> {
  settings.value = await read<Settings>('/settings');
  discardDraft();
}

export function discardDraft(): void {
  changed.value = {};
  ruleEdits.value = noEdits;
}

export function setSection<Name extends SectionName>(
  name: Name,
  value: SettingsDocument[Name] | undefined,
): void {
  const next = { ...changed.value };
  const inForce = settings.value?.document[name];
  if (JSON.stringify(inForce) === JSON.stringify(value)) delete next[name];
  else next[name] = value ?? null;
  changed.value = next;
}

/** @param was as it was shown; null: it was shown as changed before. */
export function changeRule(index: number, rule: CallerDocument, was: CallerDocument | null): void {
  const { changed: before, seen, ...rest } = ruleEdits.value;
  const shown = was === null ? seen : new Map(seen).set(index, was);
  ruleEdits.value = { ...rest, changed: new Map(before).set(index, rule), seen: shown };
}

/** Removes a rule of the revision, or restores it. */
export function markRemoved({ index, rule }: ListedRule, isRemoved: boolean): void {
  const { removed, seen, ...rest } = ruleEdits.value;
  const next = new Set(removed);
  if (isRemoved) next.add(index);
  else next.delete(index);
  ruleEdits.value = { ...rest, removed: next, seen: new Map(seen).set(index, rule) };
}

/** Puts a rule among the new ones, at the end if no position is given. Null removes it. */
export function setAdded(position: number | null, rule: CallerDocument | null): void {
  const { added, ...rest } = ruleEdits.value;
  const at = position ?? added.length;
  ruleEdits.value = { ...rest, added: added.toSpliced(at, 1, ...(rule === null ? [] : [rule])) };
}

/** @param merge how it is put together with what others have saved; null: it is not. */
export function toDraft(merge: SettingsDraft['merge'] = null): SettingsDraft {
  const { changed: rules, removed, added, seen } = ruleEdits.value;
  const edited = [...rules].filter(([index]) => !removed.has(index));
  const touched = new Set([...rules.keys(), ...removed]);
  return {
    merge,
    basedOn: settings.value?.revision ?? 0,
    sections: changed.value,
    callers: {
      changed: edited.map(([index, rule]) => ({ index, rule })),
      removed: [...removed],
      added: [...added],
      seen: [...seen].filter(([index]) => touched.has(index)).map(([index, rule]) => ({ index, rule })),
    },
  };
}

/** A record without its unset fields, since cleared fields are left out of the draft. */
export function withoutUnset<T extends object>(value: T): T {
  return Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as T;
}

/** Reloads the announcements, which are not part of the draft. */
export async function refreshAnnouncements(): Promise<void> {
  const before = settings.value;
  const now = await read<Settings>('/settings');
  // Adding an announcement makes its own revision; the draft continues from there if nothing else changed.
  const isSame = before !== null && JSON.stringify(before.document) === JSON.stringify(now.document);
  settings.value =
    isSame || changes.value === 0 || before === null ? now : { ...before, announcements: now.announcements };
}
