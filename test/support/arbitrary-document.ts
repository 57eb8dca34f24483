import fc from 'fast-check';
import { weekdays } from '../../src/domain/local-date.ts';
import type { PlanDocument } from '../../src/plan/document.ts';

const label = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 30 })
  .map(text => text.trim())
  .filter(text => text.length >= 1 && text.length <= 100 && !/\p{Cc}/u.test(text) && text !== '__proto__');
const tricky = fc.constantFrom(
  'true',
  'null',
  '~',
  '0x1F',
  '1e3',
  '.inf',
  '12',
  '1.5',
  '# no comment',
  '- a',
  'a: b',
  "it's",
  '"',
  '<<',
  '0221',
);
const name = fc.oneof(label, tricky);
const agent = fc.constantFrom('w1', 'w2', 'w3', '+493023125004');
const agents = fc.uniqueArray(agent, { minLength: 1 });
const phone = fc.integer({ min: 10_000_000, max: 99_999_999 }).map(digits => `+49171${digits}` as never);
const prefix = fc.integer({ min: 10, max: 99_999 }).map(digits => `+49${digits}`);
const date = fc
  .date({ min: new Date('2000-01-01'), max: new Date('2099-12-31'), noInvalidDate: true })
  .map(day => day.toISOString().slice(0, 10));
const moment = fc.oneof(
  date,
  fc.tuple(date, fc.constantFrom('00:00', '09:30', '23:59')).map(parts => parts.join(' ')),
);
const spans = fc.constantFrom('closed', '08:00-12:00', '08:00-12:00, 13:00-17:30', '00:00-24:00');
const refusal = fc.oneof(
  fc.constantFrom('reject' as const, 'busy' as const),
  fc.record({ announcement: name }),
);

/** A day, or the days until the 28th of its month, so none ends before it begins. */
const exception = fc
  .tuple(fc.record({ date, hours: spans, name }, { requiredKeys: ['date', 'hours'] }), fc.boolean())
  .map(([day, isLong]): typeof day & { to?: string } => {
    const to = `${day.date.slice(0, 8)}28`;
    return isLong && to >= day.date ? { ...day, to } : day;
  });

const hours = fc.record(
  {
    weekly: fc.dictionary(fc.constantFrom(...weekdays), spans),
    holidays: fc.constantFrom('NW' as const, 'BY' as const, 'none' as const),
    holidayHours: spans,
    add: fc.array(
      fc.oneof(
        fc.record({ date, name }),
        fc.record({ date: fc.constant('11-11'), name }),
        fc.constant('corpus-christi' as const),
      ),
      { maxLength: 3 },
    ),
    remove: fc.array(fc.oneof(date, fc.constant('all-saints-day' as const)), { maxLength: 3 }),
    halfDays: fc.dictionary(fc.constantFrom('12-24', '12-31'), spans),
    exceptions: fc.uniqueArray(exception, {
      maxLength: 3,
      comparator: (a, b) => a.date <= (b.to ?? b.date) && b.date <= (a.to ?? a.date),
    }),
  },
  { requiredKeys: ['weekly'] },
);

const rota = fc.record(
  { from: date, at: fc.constantFrom('00:00', '08:00', '23:59'), turns: agents },
  { requiredKeys: ['from', 'turns'] },
);

const step = fc.oneof(
  fc.constantFrom('voicemail' as const, 'busy' as const, 'sipgate' as const),
  fc.record({ agents }),
  fc.record({ number: phone }),
  fc.record({ announcement: name }),
);
const steps = fc.array(step, { minLength: 1, maxLength: 3 });

const hotline = fc.record(
  {
    name,
    numbers: fc.array(phone, { minLength: 1, maxLength: 3 }),
    agents,
    timeZone: fc.constantFrom('Europe/Berlin', 'Asia/Tokyo'),
    hours: name,
    policy: fc.record(
      { name: fc.constant('tutorial' as const), factor: fc.constantFrom(0, 0.5, 1) },
      { requiredKeys: [] },
    ),
    shadow: fc.boolean(),
    memory: fc.constantFrom('shared' as const, 'own' as const),
    withheld: fc.oneof(fc.constant('as-strangers' as const), refusal),
    waiting: fc.record(
      {
        familiarSeconds: fc.nat(600),
        anySeconds: fc.nat(600),
        music: name,
        voicemailKey: fc.boolean(),
        callbackKey: fc.boolean(),
      },
      { requiredKeys: [] },
    ),
    callback: fc.record(
      {
        atOnce: fc.boolean(),
        whoMayAsk: fc.constantFrom('known' as const, 'all' as const),
        lastsMinutes: fc.integer({ min: 5, max: 240 }),
        anybodyAfterMinutes: fc.nat(240),
      },
      { requiredKeys: [] },
    ),
    overflow: fc.record(
      { closed: steps, holiday: steps, exception: steps, 'all-busy': steps },
      { requiredKeys: [] },
    ),
    loadGuard: fc.constantFrom(1, 1.5, 10),
    greeting: name,
  },
  { requiredKeys: ['name', 'numbers'] },
);

const absence = fc.record(
  {
    agent,
    from: moment,
    to: moment,
    deputies: fc.array(agent, { maxLength: 3 }),
    why: name,
    uid: name,
    source: name,
  },
  { requiredKeys: ['agent', 'from'] },
);

const words = fc.array(name, { maxLength: 3 });
const calendar = fc.record(
  {
    name,
    url: fc.constantFrom('https://cloud.example.com/a?b#c', 'https://user:word@example.org/x.ics'),
    agent,
    deputies: fc.array(agent, { maxLength: 3 }),
    titles: words,
    notTitles: words,
    categories: words,
    busy: fc.constant<('busy' | 'free')[]>(['busy', 'free']),
    minutes: fc.integer({ min: 5, max: 1_440 }),
  },
  { requiredKeys: ['name', 'url'] },
);

const caller = fc.record(
  {
    name,
    numbers: fc.array(phone, { minLength: 1, maxLength: 3 }),
    prefixes: fc.array(prefix, { maxLength: 3 }),
    vip: fc.boolean(),
    fixed: fc.oneof(agent, fc.record({ agent, strict: fc.boolean() })),
    never: agents,
    blocked: refusal,
    someoneNew: fc.boolean(),
    until: date,
  },
  { requiredKeys: ['numbers'] },
);

/** A document whose parts are each well-formed, though they may not fit each other. */
export const arbitraryDocument: fc.Arbitrary<PlanDocument> = fc.record(
  {
    language: fc.constantFrom('de' as const, 'en' as const),
    timeZone: fc.constantFrom('Europe/Berlin', 'America/New_York'),
    learning: fc.record(
      { direct: fc.boolean(), halfLifeDays: fc.constantFrom(0.5, 30, 90) },
      { requiredKeys: [] },
    ),
    goals: fc.record(
      {
        answered: fc.constantFrom(0, 90),
        serviceLevel: fc.constantFrom(80, 100),
        serviceLevelSeconds: fc.constantFrom(10, 30),
      },
      { requiredKeys: [] },
    ),
    callbacks: fc.record(
      {
        abroad: fc.array(fc.constantFrom('+43', '+41'), { maxLength: 2 }),
        perHour: fc.integer({ min: 1, max: 500 }),
        perDay: fc.integer({ min: 1, max: 2_000 }),
      },
      { requiredKeys: [] },
    ),
    groups: fc.dictionary(name, agents, { maxKeys: 3 }),
    rotas: fc.dictionary(name, rota, { maxKeys: 3 }),
    hours: fc.dictionary(name, hours, { maxKeys: 3 }),
    hotlines: fc.array(hotline, { minLength: 1, maxLength: 3 }),
    absences: fc.array(absence, { maxLength: 4 }),
    workingTimes: fc.array(fc.record({ agent, weekly: fc.dictionary(fc.constantFrom(...weekdays), spans) }), {
      maxLength: 3,
    }),
    calendars: fc.array(calendar, { maxLength: 2 }),
    callers: fc.array(caller, { maxLength: 4 }),
  },
  { requiredKeys: ['hotlines'] },
);
