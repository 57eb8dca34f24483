import { expect, test } from 'vitest';
import { hoursSchema } from '../../src/plan/hours-schema.ts';
import { monthOf } from '../../src/plan/month.ts';

const hours = hoursSchema.parse({
  weekly: { 'monday-thursday': '08:00-12:00, 13:00-17:00', friday: '08:00-13:00' },
  holidays: 'NW',
  add: [{ date: '12-05', name: 'Betriebsfeier' }],
  remove: ['boxing-day'],
  halfDays: { '12-24': '08:00-12:00', '12-31': 'closed' },
  exceptions: [
    { date: '2026-12-01', hours: '10:00-11:00', name: 'Inventur' },
    { date: '2027-08-30', to: '2027-09-03', hours: 'closed', name: 'Betriebsferien' },
  ],
});

test('a calendar says of each day when it is open, and why it differs', () => {
  const days = new Map(monthOf(hours, '2026-12').map(day => [day.date, day]));
  expect(days.size).toBe(31);
  expect(days.get('2026-12-02')).toMatchObject({ kind: 'open', times: ['08:00-12:00', '13:00-17:00'] });
  expect(days.get('2026-12-06')).toMatchObject({ kind: 'closed', because: 'weekly', label: null });
  expect(days.get('2026-12-01')).toMatchObject({
    kind: 'other',
    times: ['10:00-11:00'],
    label: { de: 'Inventur' },
  });
  expect(days.get('2026-12-05')).toMatchObject({ because: 'holiday', label: { de: 'Betriebsfeier' } });
  expect(days.get('2026-12-24')).toMatchObject({
    kind: 'other',
    times: ['08:00-12:00'],
    because: 'half-day',
  });
  expect(days.get('2026-12-25')).toMatchObject({ kind: 'closed', label: { en: 'Christmas Day' } });
  expect(days.get('2026-12-31')).toMatchObject({ kind: 'closed', because: 'half-day' });
});

test('a closure over several days holds on each of them, in both months, and on no other', () => {
  const closed = ['2027-08', '2027-09']
    .flatMap(month => monthOf(hours, month))
    .filter(day => day.because === 'exception' && day.times.length === 0);
  expect(closed.map(day => day.date)).toEqual([
    '2027-08-30',
    '2027-08-31',
    '2027-09-01',
    '2027-09-02',
    '2027-09-03',
  ]);
  expect(closed[2]?.label?.de).toBe('Betriebsferien');
});

test('a month has as many days as its year gives it', () => {
  expect(monthOf(hours, '2028-02')).toHaveLength(29);
  expect(monthOf(hours, '2027-02')).toHaveLength(28);
});
