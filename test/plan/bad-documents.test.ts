import { describe, expect, test } from 'vitest';
import { parseDocument } from '../../src/plan/parse-plan.ts';
import { describeProblem } from '../../src/plan/plan-problem.ts';
import { readPlan } from '../support/plan.ts';

const hotline = 'hotlines: [{name: Zentrale, numbers: [0221 4710100]}]';
const second = 'hotlines:\n- {name: Zentrale, numbers: [0221 4710100]}\n';

/** `yaml` follows upon one good hotline, unless it brings its own. */
const rows: readonly { readonly mistake: string; readonly yaml: string; readonly says: string }[] = [
  {
    mistake: 'hours that overlap',
    yaml: 'hours: {office: {weekly: {monday: "08:00-13:00, 12:00-17:00"}}}',
    says: 'hours.office.weekly.monday (line 2) is "08:00-13:00, 12:00-17:00": give times that do not overlap, such as "08:00-12:00, 13:00-17:00", or closed.',
  },
  {
    mistake: 'a day that is given twice',
    yaml: 'hours: {office: {weekly: {monday-friday: 08:00-12:00, friday: 09:00-12:00}}}',
    says: 'hours.office.weekly.friday (line 2) is "09:00-12:00": name each day once.',
  },
  {
    mistake: 'a night that runs into the next morning',
    yaml: 'hours: {bar: {weekly: {friday: 18:00-03:00, saturday: 02:00-23:00}}}',
    says: 'hours.bar.weekly (line 2) is {"friday":"18:00-03:00","saturday":"02:00-23:00"}: let no day run past midnight into the hours of the next.',
  },
  {
    mistake: 'a weekday nobody knows',
    yaml: 'hours: {office: {weekly: {Montag: 08:00-12:00}}}',
    says: 'hours.office.weekly.Montag (line 2) is "08:00-12:00": give a weekday or several, such as monday, monday-friday or "saturday, sunday".',
  },
  {
    mistake: 'a switch that is neither on nor off',
    yaml: 'hotlines: [{name: Zentrale, numbers: [0221 4710100], shadow: maybe}]',
    says: 'hotlines[0].shadow (line 1) is "maybe": give true or false.',
  },
  {
    mistake: 'a wrap-up longer than an hour',
    yaml: 'handling: {wrapUpSeconds: 3601}',
    says: 'handling.wrapUpSeconds (line 2) is 3601: give a whole number from 0 to 3600.',
  },
  {
    mistake: 'an unknown zone',
    yaml: 'timeZone: Europe/Bonn',
    says: 'timeZone (line 2) is "Europe/Bonn": give a time zone of the IANA database, such as Europe/Berlin.',
  },
  {
    mistake: 'an unknown state',
    yaml: 'hours: {office: {weekly: {monday: closed}, holidays: NRW}}',
    says: 'hours.office.holidays (line 2) is "NRW": give one of BW, BY, BE, BB, HB, HE, HH, MV, NI, NW, RP, SL, SN, ST, SH, TH, none.',
  },
  {
    mistake: 'a day that does not exist',
    yaml: 'hours: {office: {weekly: {monday: closed}, exceptions: [{date: 2027-02-31, hours: closed}]}}',
    says: 'hours.office.exceptions[0].date (line 2) is "2027-02-31": give a day that exists, as year-month-day, such as 2026-12-24.',
  },
  {
    mistake: 'an exception that ends before it begins',
    yaml: 'hours: {a: {weekly: {monday: closed}, exceptions: [{date: 2027-08-13, to: 2027-08-02, hours: closed}]}}',
    says: 'hours.a.exceptions[0].to (line 2) is "2027-08-02": give a last day after the first one, or leave it out for a single day.',
  },
  {
    mistake: 'an exception within another',
    yaml: 'hours: {a: {weekly: {monday: closed}, exceptions: [{date: 2027-08-02, to: 2027-08-13, hours: closed}, {date: 2027-08-05, hours: 08:00-09:00}]}}',
    says: 'hours.a.exceptions[1].date (line 2) is "2027-08-05": name each day once.',
  },
  {
    mistake: 'two exceptions for a day',
    yaml: 'hours: {a: {weekly: {monday: closed}, exceptions: [{date: 2027-02-01, hours: closed}, {date: 2027-02-01, hours: 08:00-09:00}]}}',
    says: 'hours.a.exceptions[1].date (line 2) is "2027-02-01": name each day once.',
  },
  {
    mistake: 'a half day that never comes',
    yaml: 'hours: {office: {weekly: {monday: closed}, halfDays: {02-30: closed}}}',
    says: 'hours.office.halfDays.02-30 (line 2) is "closed": give month and day as the name, such as 12-24.',
  },
  {
    mistake: 'a holiday that is none there',
    yaml: 'hours: {office: {weekly: {monday: closed}, holidays: HH, remove: [corpus-christi]}}',
    says: 'hours.office.remove (line 2) is "corpus-christi": it is no holiday in HH; leave it out.',
  },
  {
    mistake: 'hours that are not described',
    yaml: 'hotlines: [{name: A, numbers: [0221 4710100], hours: ofice}]\nhours: {office: {weekly: {monday: closed}}}',
    says: 'hotlines[0].hours (line 1) is "ofice": give the name of opening hours that exist: office.',
  },
  {
    mistake: 'a number in two hotlines',
    yaml: `${second}- {name: Service, numbers: [0221 4710101, "+49 221 4710100"]}`,
    says: 'hotlines[1].numbers[1] (line 3) is "+492214710100": leave it to one hotline: it belongs to Zentrale already.',
  },
  {
    mistake: 'a name for two hotlines',
    yaml: `${second}- {name: zentrale, numbers: [0221 4710101]}`,
    says: 'hotlines[1].name (line 3) is "zentrale": give each hotline a name of its own.',
  },
  {
    mistake: 'a number that nobody can dial',
    yaml: 'hotlines: [{name: A, numbers: [110]}]',
    says: 'hotlines[0].numbers[0] (line 1) is 110: give a phone number with its area code, such as "+49 30 23125 100".',
  },
  {
    mistake: 'an overflow to the hotline itself',
    yaml: 'hotlines: [{name: A, numbers: [0221 4710100], overflow: {closed: [{number: 0221/4710100}]}}]',
    says: 'hotlines[0].overflow.closed[0].number (line 1) is "+492214710100": give a number outside: this one is a hotline’s, so the call would come back.',
  },
  {
    mistake: 'an overflow behind the end',
    yaml: 'hotlines: [{name: A, numbers: [0221 4710100], overflow: {closed: [voicemail, busy]}}]',
    says: 'hotlines[0].overflow.closed[1] (line 1) is "busy": remove it: the step before it ends the call, so it is never reached.',
  },
  {
    mistake: 'an overflow that is none',
    yaml: 'hotlines: [{name: A, numbers: [0221 4710100], overflow: {closed: [mailbox]}}]',
    says: 'hotlines[0].overflow.closed[0] (line 1) is "mailbox": give voicemail, busy, sipgate, { agents: GROUP }, { number: "0171 …" } or { announcement: NAME }.',
  },
  {
    mistake: 'a group that is not described',
    yaml: 'hotlines: [{name: A, numbers: [0221 4710100], agents: [sales]}]',
    says: 'hotlines[0].agents[0] (line 1) is "sales": give an agent whom sipgate knows (Anna Beck, Ben Koch, Clara Vogt, David Kaya), or the name of a group.',
  },
  {
    mistake: 'an announcement that is not there',
    yaml: 'hotlines: [{name: A, numbers: [0221 4710100], greeting: hello}]',
    says: 'hotlines[0].greeting (line 1) is "hello": give the name of an announcement (chime, closed), or add this one first, on the page or with "familiar announcements add".',
  },
  {
    mistake: 'a fixed agent who left',
    yaml: 'callers: [{numbers: [0171 3920001], fixed: Emil Kern}]',
    says: 'callers[0].fixed (line 2) is "Emil Kern": give an agent whom sipgate knows (Anna Beck, Ben Koch, Clara Vogt, David Kaya).',
  },
  {
    mistake: 'a caller in two rules',
    yaml: 'callers: [{numbers: [0171 3920001]}, {numbers: [0171 3920002, +491713920001]}]',
    says: 'callers[1].numbers[1] (line 2) is "+491713920001": name it in one rule only: the rule for +491713920001 has it already.',
  },
  {
    mistake: 'a rule for nobody',
    yaml: 'callers: [{vip: true}]',
    says: 'callers[0].numbers (line 2) is missing: give numbers or prefixes.',
  },
  {
    mistake: 'a prefix that is none',
    yaml: 'callers: [{prefixes: [Köln]}]',
    says: 'callers[0].prefixes[0] (line 2) is "Köln": give the beginning of phone numbers, with + and country code or 0 and area code, such as "+49 221 47101".',
  },
  {
    mistake: 'an agent who is fixed and never',
    yaml: 'callers: [{numbers: [0171 3920001], fixed: Anna Beck, never: [w1]}]',
    says: 'callers[0].never (line 2) is "w1": remove the agent here or as the fixed agent: one can’t be both.',
  },
  {
    mistake: 'a blocked VIP',
    yaml: 'callers: [{numbers: [0171 3920001], vip: true, blocked: busy}]',
    says: 'callers[0].blocked (line 2) is "busy": remove it, or VIP and the fixed agent: a blocked caller reaches nobody.',
  },
  {
    mistake: 'a half-told fixed agent',
    yaml: 'callers: [{numbers: [0171 3920001], fixed: {agent: w1, strikt: true}}]',
    says: 'callers[0].fixed (line 2) is {"agent":"w1","strikt":true}: give an agent, or { agent: …, strict: true }.',
  },
  {
    mistake: 'an absence that ends before it begins',
    yaml: 'absences: [{agent: w1, from: 2026-12-24, to: 2026-12-23}]',
    says: 'absences[0].to (line 2) is "2026-12-23": give an end after the beginning, or leave it out until further notice.',
  },
  {
    mistake: 'a moment that is none',
    yaml: 'absences: [{agent: w1, from: 2026-12-24 25:00}]',
    says: 'absences[0].from (line 2) is "2026-12-24 25:00": give a day that exists, such as 2026-12-24, or a moment, such as "2026-12-24 13:00".',
  },
  {
    mistake: 'a misspelt name',
    yaml: 'absenses: []',
    says: 'absenses (line 2) is []: remove it or correct its spelling: there is no such name here.',
  },
  {
    mistake: 'a text where a list belongs',
    yaml: 'absences: Anna',
    says: 'absences (line 2) is "Anna": give a list, such as [a, b].',
  },
  {
    mistake: 'a name that looks like a number',
    yaml: 'hotlines: [{name: 4711, numbers: [0221 4710100]}]',
    says: 'hotlines[0].name (line 1) is 4711: give a text of 1 to 100 characters on one line; put what looks like a number in quotes.',
  },
  {
    mistake: 'a wait without end',
    yaml: 'hotlines: [{name: A, numbers: [0221 4710100], waiting: {anySeconds: 99999}}]',
    says: 'hotlines[0].waiting.anySeconds (line 1) is 99999: give a whole number from 0 to 1800.',
  },
  {
    mistake: 'a tab',
    yaml: 'hours:\n\toffice: {}',
    says: 'the configuration (line 3) is no readable YAML: indent with spaces, not with tabs.',
  },
  {
    mistake: 'a name that is given twice',
    yaml: 'language: de\nlanguage: en',
    says: 'the configuration (line 3) is no readable YAML: give each name once.',
  },
  {
    mistake: 'an alias, by which a page becomes gigabytes',
    yaml: 'groups: {a: &a [w1], b: *a}',
    says: 'the configuration (line 2) is no readable YAML: write it out where it is used: references such as *name are not read.',
  },
  {
    mistake: 'a tag',
    yaml: 'language: !!js/function de',
    says: 'the configuration (line 2) is no readable YAML: leave out what begins with "!".',
  },
  {
    mistake: 'two documents',
    yaml: '---\nlanguage: de',
    says: 'the configuration (line 2) is no readable YAML: give one document, without "---" inside.',
  },
];

describe('a document is refused with place, value and remedy for', () => {
  test.each(rows)('$mistake', ({ yaml, says }) => {
    const whole = yaml.startsWith('hotlines') ? yaml : `${hotline}\n${yaml}`;
    expect(readPlan(whole)).toEqual([says]);
  });
});

describe('a document is refused as a whole for', () => {
  test('nothing in it', () => {
    expect(readPlan('')).toEqual([
      'the configuration (line 1) is null: give names with values, such as name: value.',
    ]);
  });

  test('more than two megabytes', () => {
    expect(readPlan(`${hotline}\n#${'x'.repeat(2 * 1024 * 1024)}`)).toEqual([
      'the configuration is 2049 KiB of YAML: give at most 2048 KiB.',
    ]);
  });

  test.each(['[', '- ', '{a: '])('nesting of "%s" that would exhaust the stack', opening => {
    expect(readPlan(opening.repeat(20_000))).toContain(
      'the configuration (line 1) is no readable YAML: nest less deeply.',
    );
  });

  test('more rules for callers than there may be', () => {
    const rules = Array.from({ length: 20_001 }, (_, index) => ({
      numbers: [`+4917${String(index).padStart(9, '0')}`],
    }));
    const [problem, ...more] = problemsOf({
      hotlines: [{ name: 'A', numbers: ['+492214710100'] }],
      callers: rules,
    });
    expect(problem).toMatch(/^callers is \[.*…: give at most 20000\.$/);
    expect(more).toEqual([]);
  });
});

test('every problem is told at once, and in German on request', () => {
  const yaml = `language: fr
hotlines:
  - name: Zentrale
    numbers: []
    greeting: {announcement: chime}
absences:
  - {agent: w1, from: morgen}`;
  expect(readPlan(yaml, { language: 'de' })).toEqual([
    'language (Zeile 1) ist "fr": geben Sie eines davon an: de, en.',
    'hotlines[0].numbers (Zeile 4) ist []: geben Sie mindestens eines an.',
    'hotlines[0].greeting (Zeile 5) ist {"announcement":"chime"}: geben Sie einen Text von 1 bis 100 Zeichen in einer Zeile an; was wie eine Zahl aussieht, in Anführungszeichen.',
    'absences[0].from (Zeile 7) ist "morgen": geben Sie einen Tag, den es gibt, etwa 2026-12-24, oder einen Zeitpunkt an, etwa "2026-12-24 13:00".',
  ]);
});

function problemsOf(value: unknown): readonly string[] {
  const parsed = parseDocument(value);
  return parsed.ok ? [] : parsed.problems.map(problem => describeProblem(problem));
}
