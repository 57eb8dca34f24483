import { applyPlan } from '../../src/app/plan/apply-plan.ts';
import { readCurrentPlan } from '../../src/app/plan/plan-desk.ts';
import type { Store } from '../../src/app/ports/store.ts';
import { builtInAnnouncements } from '../../src/domain/built-in-announcements.ts';
import { document } from './plan.ts';

const usualNames = {
  group: 'Sales',
  hours: 'Office',
  hotline: 'Head office',
  holiday: 'Carnival',
  absence: 'Parental leave',
  caller: 'Müller GmbH',
} as const;

/** What in the configuration is called as people like. */
export type ConfiguredNames = Readonly<Record<keyof typeof usualNames, string>>;

/** Configures the demo's company: one hotline with everything there is to set, hours, a group, rules, and somebody away. */
export async function configure(
  store: Store,
  hotline = '0221 4710100',
  names: ConfiguredNames = usualNames,
): Promise<number> {
  const ids = (await store.loadRoster()).agents.map(agent => agent.id);
  const [first, second] = ids;
  return applyYaml(
    store,
    hotline,
    `
groups: { ${names.group}: [${first}, ${second}] }
hours:
  ${names.hours}:
    weekly: { monday-thursday: "08:00-12:00, 13:00-17:00", friday: 08:00-13:00 }
    holidays: NW
    add: [{ date: 11-11, name: ${names.holiday} }]
    halfDays: { 12-24: 08:00-12:00 }
    exceptions: [{ date: 2026-11-30, hours: 10:00-12:00, name: Stocktaking }]
hotlines:
  - name: ${names.hotline}
    numbers: [${hotline}]
    waiting: { familiarSeconds: 20, anySeconds: 60, prompt: please-hold }
    overflow: { closed: [{ announcement: closed }], all-busy: [{ agents: ${names.group} }, { number: 0171 3920001 }, voicemail] }
absences: [{ agent: ${ids.at(-1)}, from: 2026-01-01, why: ${names.absence} }]
callers:
  - { name: ${names.caller}, numbers: [0171 3920002, 0221 999111], vip: true, fixed: ${first} }
  - { name: Pest, prefixes: [0800 330], blocked: reject }
`,
  );
}

/** Configures what a YAML text says, for the hotline of the environment. */
export async function applyYaml(store: Store, hotline: string, yaml: string): Promise<number> {
  const fromEnvironment = document(`hotlines: [{ name: Hotline, numbers: [${hotline}] }]`);
  const desk = { store, clock: Date.now, fromEnvironment, builtInAnnouncements };
  const applied = await applyPlan(desk, { yaml }, { by: 'erika', basedOn: null });
  if (applied.kind !== 'applied') throw new Error(JSON.stringify(applied));
  return (await readCurrentPlan(store)).revision;
}
