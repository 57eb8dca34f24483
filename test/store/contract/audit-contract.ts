import { describe, expect, test } from 'vitest';
import type { AuditEntry } from '../../../src/app/ports/audit.ts';
import { type Bench, openTwo } from './bench.ts';

export function auditContract(bench: Bench): void {
  describe('the audit trail', () => {
    test('gives what was added, newest first and page by page, also after a restart', async () => {
      const before = await bench.open();
      for (const at of [1, 2, 3, 4, 5]) await before.audit.add(entry(at));
      await before.close();
      const { audit } = await bench.open();
      const first = await audit.list(2, null);
      expect(first.map(({ number: _, ...rest }) => rest)).toEqual([entry(5), entry(4)]);
      const second = await audit.list(2, first.at(-1)?.number ?? 0);
      expect(second.map(({ at }) => at)).toEqual([3, 2]);
      expect((await audit.list(9, second.at(-1)?.number ?? 0)).map(({ at }) => at)).toEqual([1]);
    });

    test('takes every entry of several instances, with the same moment and any characters', async () => {
      const stores = await openTwo(bench);
      const about = `Müller 📞 ${'x'.repeat(400)}`;
      await Promise.all(
        Array.from({ length: 20 }, (_, index) => stores[index % 2]?.audit.add({ ...entry(1), about })),
      );
      const all = await stores[0].audit.list(100, null);
      expect(all).toHaveLength(20);
      expect(new Set(all.map(({ number }) => number)).size).toBe(20);
      expect(all[0]?.about).toBe(about.slice(0, 150));
    });

    test('drops what is older than a moment, and nothing else', async () => {
      const { audit } = await bench.open();
      for (const at of [1, 2, 3]) await audit.add(entry(at));
      await audit.dropBefore(3);
      expect((await audit.list(9, null)).map(({ at }) => at)).toEqual([3]);
    });
  });
}

function entry(at: number): AuditEntry {
  const from = at % 2 === 0 ? { address: null, proxy: null } : { address: '2001:db8::1', proxy: '10.0.0.2' };
  return { at, event: 'signed-in', by: 'zoë', from, about: '' };
}
