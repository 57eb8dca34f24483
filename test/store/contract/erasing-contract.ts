import { describe, expect, test } from 'vitest';
import { eraseCaller } from '../../../src/app/page/erase-caller.ts';
import { applyPlan, undoPlan } from '../../../src/app/plan/apply-plan.ts';
import { type PlanDesk, readCurrentPlan } from '../../../src/app/plan/plan-desk.ts';
import type { Store } from '../../../src/app/ports/store.ts';
import { emptyRoster } from '../../../src/domain/roster.ts';
import { defaultPlan, phone } from '../../support/builders.ts';
import { openDesk } from '../../support/desk.ts';
import { anna, answeredCall, leg } from '../entries.ts';
import { type Bench, recordAll } from './bench.ts';

const hotline = 'hotlines: [{ name: Zentrale, numbers: [0221 4710100] }] # ours';
const blocked = '{ name: Pest, numbers: [0800 3301000], blocked: reject }';

export function erasingContract(bench: Bench): void {
  describe('a caller who is erased', () => {
    test('is gone from the configuration in force and from every state before it, with what they were called', async () => {
      const store = await bench.open();
      const desk = await openDesk(store);
      await apply(
        desk,
        `${hotline}\ncallers: [{ name: Annas Tante, numbers: [0170 / 111 1111], vip: true }]`,
      );
      await apply(desk, `${hotline}\ncallers: [{ numbers: [+49 170 1111111], fixed: w1 }, ${blocked}]`);
      await erase(store);
      const kept = JSON.stringify(await everyRevision(store));
      expect(kept).not.toMatch(/1111111|111 1111|Tante/);
      expect(kept).toContain('Pest');
      expect((await readCurrentPlan(store)).document?.callers).toMatchObject([{ name: 'Pest' }]);
      expect(await store.listRevisions(1)).toMatchObject([
        { number: 3, by: 'Ben', changes: [{ section: 'callers', kind: 'removed', name: '' }] },
      ]);
    });

    test('does not come back by an undo, and nothing else is lost by it', async () => {
      const store = await bench.open();
      const desk = await openDesk(store);
      await apply(desk, `${hotline}\ncallers: [{ numbers: [0170 1111111], vip: true }, ${blocked}]`);
      await apply(desk, hotline);
      await erase(store);
      await undoPlan(desk, 2, { by: 'Ben', basedOn: null });
      expect((await readCurrentPlan(store)).document?.callers).toMatchObject([{ name: 'Pest' }]);
    });

    test('leaves a customer’s other numbers their rule, and comments that are of nobody', async () => {
      const store = await bench.open();
      const desk = await openDesk(store);
      const company = '{ name: Müller GmbH, numbers: [0170 1111111, 0221 999111], vip: true }';
      await apply(desk, `${hotline}\ncallers:\n  - ${company}\n`);
      await erase(store);
      const { document, written } = await readCurrentPlan(store);
      expect(document?.callers).toEqual([
        { name: 'Müller GmbH', numbers: [phone('+49221999111')], vip: true },
      ]);
      expect(written).toContain('# ours');
    });

    test('takes a text along whose comments may speak of them', async () => {
      const store = await bench.open();
      const desk = await openDesk(store);
      await apply(desk, `# 0170-1111111 is not to be trusted\n${hotline}`);
      await erase(store);
      expect(await store.readRevision(1)).toMatchObject({ written: null, document: { hotlines: [{}] } });
      expect(await store.latestRevision()).toBe(1);
    });

    test('is erased although their rule names an agent who has left, and from the journal too', async () => {
      const store = await bench.open();
      const desk = await openDesk(store);
      await apply(
        desk,
        `${hotline}\ncallers: [{ numbers: [0170 1111111], fixed: w4 }, { numbers: [0221 999111], fixed: w4 }]`,
      );
      await store.saveRoster({ agents: [], confirmedAt: 1 });
      await recordAll(store, answeredCall(leg('A'), 1_000, 'w0'));
      await erase(store);
      expect(JSON.stringify(await everyRevision(store))).not.toContain(anna);
      expect(await store.recentCalls(9)).toEqual([]);
    });

    test('changes nothing of a configuration that does not know them', async () => {
      const store = await bench.open();
      const desk = await openDesk(store);
      await apply(desk, `${hotline}\ncallers: [${blocked}]`);
      const before = await everyRevision(store);
      await erase(store);
      expect(await everyRevision(store)).toEqual(before);
    });
  });
}

function erase(store: Store): Promise<void> {
  const known = { plan: defaultPlan, roster: emptyRoster };
  return eraseCaller({ store, known, clock: () => 1_000 }, { caller: anna, by: 'Ben' });
}

async function apply(desk: PlanDesk, yaml: string): Promise<void> {
  const applied = await applyPlan(desk, { yaml }, { by: 'Anna', basedOn: null });
  if (applied.kind !== 'applied') throw new Error(JSON.stringify(applied));
}

async function everyRevision(store: Store): Promise<readonly unknown[]> {
  const latest = await store.latestRevision();
  return Promise.all(Array.from({ length: latest }, (_, index) => store.readRevision(index + 1)));
}
