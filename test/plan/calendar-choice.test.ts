import { describe, expect, test } from 'vitest';
import { type CalendarChoice, chooseAbsences, everyAbsence } from '../../src/plan/calendar-choice.ts';
import { calendar, now, read } from '../support/calendar.ts';
import { team } from '../support/plan.ts';

const [anna] = team.agents;
if (anna === undefined) throw new Error('There is nobody.');

/** One event of a day, with these lines. */
function titled(title: string, ...lines: readonly string[]): readonly string[] {
  return [
    'BEGIN:VEVENT',
    `UID:${title}`,
    `SUMMARY:${title}`,
    'DTSTART;VALUE=DATE:20260706',
    ...lines,
    'END:VEVENT',
  ];
}

async function chosen(lines: readonly string[], choice: Partial<CalendarChoice> = {}, agent = anna) {
  const content = await read(calendar(...lines));
  const { times, leftOut } = await chooseAbsences(
    content,
    { ...everyAbsence, ...choice },
    { owner: { kind: 'agent', agent: agent ?? { id: '', name: '' }, others: [] }, now },
  );
  return { titles: times.map(({ title }) => title), leftOut };
}

describe('an event takes time', () => {
  test.each<[string, readonly string[], string | null]>([
    ['where it says nothing', [], null],
    ['as busy', ['TRANSP:OPAQUE', 'X-MICROSOFT-CDO-BUSYSTATUS:BUSY'], null],
    ['as out of office', ['X-MICROSOFT-CDO-BUSYSTATUS:OOF'], null],
    [
      'as out of office, though another program calls it free',
      ['TRANSP:TRANSPARENT', 'X-MICROSOFT-CDO-BUSYSTATUS:OOF'],
      null,
    ],
    ['but not as free', ['TRANSP:TRANSPARENT'], 'free'],
    ['but not as free, small', ['transp:transparent'], 'free'],
    ['but not as free by Outlook alone', ['X-MICROSOFT-CDO-BUSYSTATUS:FREE'], 'free'],
    [
      'but not as free by one of two who differ',
      ['TRANSP:TRANSPARENT', 'X-MICROSOFT-CDO-BUSYSTATUS:BUSY'],
      'free',
    ],
    ['but not as tentative', ['X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE'], 'tentative'],
    ['but not before it is settled', ['STATUS:TENTATIVE'], 'tentative'],
    ['but not before it is granted', ['STATUS:PENDING', 'X-MICROSOFT-CDO-BUSYSTATUS:OOF'], 'tentative'],
    ['but not if it was refused', ['STATUS:REJECTED'], 'cancelled'],
    [
      'but not as work elsewhere, in two words',
      ['X-MICROSOFT-CDO-BUSYSTATUS:WORKING_ELSEWHERE'],
      'elsewhere',
    ],
    [
      'but not as work elsewhere',
      ['X-MICROSOFT-CDO-BUSYSTATUS:WORKINGELSEWHERE', 'TRANSP:TRANSPARENT'],
      'elsewhere',
    ],
    ['but not as a birthday', ['CATEGORIES:Familie,Geburtstag'], 'free'],
    ['but not in the home office', ['CATEGORIES:Homeoffice'], 'elsewhere'],
  ])('%s', async (_, lines, left) => {
    const result = await chosen(titled('Kur', ...lines));
    expect(result).toEqual(
      left === null ? { titles: ['Kur'], leftOut: {} } : { titles: [], leftOut: { [left]: 1 } },
    );
  });

  test('in an invitation as its sender wants it', async () => {
    const outlook = ['X-MICROSOFT-CDO-BUSYSTATUS:TENTATIVE', 'X-MICROSOFT-CDO-INTENDEDSTATUS:OOF'];
    expect(await chosen(['METHOD:REQUEST', ...titled('Kur', ...outlook)])).toMatchObject({ titles: ['Kur'] });
    expect(await chosen(titled('Kur', ...outlook))).toMatchObject({ leftOut: { tentative: 1 } });
  });

  test('if asked, whatever it says', async () => {
    const lines = [
      ...titled('A', 'TRANSP:TRANSPARENT'),
      ...titled('B', 'X-MICROSOFT-CDO-BUSYSTATUS:OOF'),
      ...titled('C'),
    ];
    expect(await chosen(lines, { busy: ['free', 'busy'] })).toEqual({
      titles: ['A', 'C'],
      leftOut: { 'out-of-office': 1 },
    });
    expect(await chosen(lines, { busy: ['out-of-office'] })).toEqual({
      titles: ['B'],
      leftOut: { free: 1, busy: 1 },
    });
  });
});

describe('of all events those are chosen', () => {
  const lines = [
    ...titled('Sommerurlaub', 'CATEGORIES:Abwesend'),
    ...titled('Urlaubsvertretung für Ben', 'CATEGORIES:Abwesend'),
    ...titled('Teamrunde', 'CATEGORIES:Besprechung'),
  ];

  test('whose title has one of these words, but none of those', async () => {
    expect(await chosen(lines, { titles: ['URLAUB', 'krank'], notTitles: ['vertretung'] })).toEqual({
      titles: ['Sommerurlaub'],
      leftOut: { 'other-title': 2 },
    });
  });

  test('that are of one of these categories', async () => {
    expect(await chosen(lines, { categories: ['besprechung'] })).toEqual({
      titles: ['Teamrunde'],
      leftOut: { 'other-category': 2 },
    });
  });
});

test('who stands in for somebody is there, unless that is asked for by its title', async () => {
  const lines = [
    ...titled('Vertretung für Sabine Vogt'),
    ...titled('Urlaubsvertretung: Ben'),
    ...titled('Kur, Vertretung Ben'),
  ];
  expect(await chosen(lines)).toEqual({ titles: ['Kur, Vertretung Ben'], leftOut: { 'standing-in': 2 } });
  expect(await chosen(lines, { titles: ['vertretung'] })).toMatchObject({ leftOut: {} });
});

test('the title of a private event is not told', async () => {
  expect(
    await chosen([...titled('Zahnarzt', 'CLASS:PRIVATE'), ...titled('Kur', 'CLASS:PUBLIC')]),
  ).toMatchObject({
    titles: ['', 'Kur'],
  });
});

test('what somebody has declined is no absence of theirs', async () => {
  const declined = (who: string) => titled('Messe', `ATTENDEE;PARTSTAT=DECLINED;CN=${who}`);
  expect(await chosen(declined('"Beck, Anna":mailto:ab@example.com'))).toMatchObject({
    leftOut: { declined: 1 },
  });
  expect(await chosen(declined('Ben Koch:mailto:bk@example.com'))).toMatchObject({ titles: ['Messe'] });
  const google = ['X-WR-CALNAME:ab@example.com', ...declined('ab@example.com:mailto:AB@example.com')];
  expect(await chosen(google)).toMatchObject({ leftOut: { declined: 1 } });
});

test('who works at home is there, and so is who has a birthday, unless that is asked for by its title', async () => {
  const lines = [...titled('Homeoffice'), ...titled('Geburtstag Ben'), ...titled('Urlaub')];
  expect(await chosen(lines)).toEqual({ titles: ['Urlaub'], leftOut: { elsewhere: 1, free: 1 } });
  expect(await chosen(lines, { titles: ['homeoffice'] })).toMatchObject({ titles: ['Homeoffice'] });
  expect(await chosen(lines, { busy: ['elsewhere'] })).toMatchObject({ titles: ['Homeoffice'] });
  const outOfOffice = titled('Homeoffice', 'X-MICROSOFT-CDO-BUSYSTATUS:OOF');
  expect(await chosen(outOfOffice)).toMatchObject({ titles: ['Homeoffice'] });
});

test('what is called off by its title is no absence, though it still stands in the calendar', async () => {
  expect(await chosen(titled('Abgesagt: Urlaub'))).toEqual({ titles: [], leftOut: { cancelled: 1 } });
});

async function doubts(...lines: readonly string[]): Promise<readonly string[]> {
  const owner = {
    kind: 'agent',
    agent: { id: 'w1', name: 'Anna Beck' },
    others: team.agents.slice(1),
  } as const;
  const { warnings } = await chooseAbsences(await read(calendar(...lines)), everyAbsence, { owner, now });
  return warnings.map(({ en }) => en);
}

test('an absence of somebody else in the calendar of one agent is asked about, since that may be a team’s', async () => {
  expect(await doubts(...titled('Urlaub Koch\\, Ben'), ...titled('Urlaub'))).toEqual([
    'Somebody else of the team is named in 1 event, such as "Urlaub Koch, Ben". If this is a team’s calendar, import it as one (--team).',
  ]);
  expect(await doubts(...titled('Besuch von Ben Koch'), ...titled('Urlaub Anna Beck mit Ben Koch'))).toEqual(
    [],
  );
});

test('half a day without times counts as a whole one, and that is said', async () => {
  expect(await doubts(...titled('Urlaub (halber Tag)'), ...titled('Kur'))).toEqual([
    'No times are given for half a day in 1 event, such as "Urlaub (halber Tag)": it counts as a whole day. Give it times in the calendar.',
  ]);
  const morning = ['BEGIN:VEVENT', 'SUMMARY:Urlaub vormittags', 'DTSTART:20260706T080000', 'DURATION:PT4H'];
  expect(await doubts(...morning, 'END:VEVENT')).toEqual([]);
});

describe('a calendar of a team says who is away', () => {
  const people = [
    ...team.agents,
    { id: 'w5', name: 'Anna-Lena Müller' },
    { id: 'w6', name: 'Jörg Müller' },
    { id: 'w7', name: 'Dr. Karl von der Heide' },
  ];
  const away = async (...lines: readonly string[]) => {
    const content = await read(calendar(...lines));
    const { times, leftOut, warnings } = await chooseAbsences(content, everyAbsence, {
      owner: { kind: 'team', agents: people },
      now,
    });
    return { agents: times.map(({ agent }) => agent), leftOut, warnings: warnings.map(({ en }) => en) };
  };

  test.each<[string, readonly string[]]>([
    ['Urlaub Anna Beck', ['w1']],
    ['Beck\\, Anna: Urlaub', ['w1']],
    ['ANNA BECK (Urlaub)', ['w1']],
    ['Urlaub Anna', ['w1']],
    ['Annas Urlaub', ['w1']],
    ['Urlaub Anna & Ben', ['w1', 'w2']],
    ['Urlaub Anna-Lena', ['w5']],
    ['Joerg Mueller krank', ['w6']],
    ['Urlaub Heide', ['w7']],
    ['Urlaub von der ganzen Heide', ['w7']],
    ['Anna Lena Müller: Urlaub', ['w5']],
    ['Koch: Fortbildung', ['w2']],
    ['Anna krank, Ben übernimmt', ['w1']],
    ['Urlaub Anna (Ben vertritt)', ['w1']],
    ['Urlaub Anna Beck (i. V. Ben Koch)', ['w1']],
    ['Kochkurs Clara', ['w3']],
    ['Urlaub Anna Beck (Vertretung: Ben Koch)', ['w1']],
    ['Urlaub Anna – Vertretung Ben', ['w1']],
    ['Urlaub Anna, Urlaubsvertretung Ben Koch', ['w1']],
    ['Out of office: Clara Vogt, deputy: Anna', ['w3']],
  ])('by the names in its title: %s', async (title, agents) => {
    expect(await away(...titled(title))).toMatchObject({ agents, warnings: [] });
  });

  test.each([
    'Vertretung für Clara Vogt',
    'Vertretung Ben',
    'Ben vertritt Clara',
    'Ben Koch in Vertretung für Anna',
    'Anna covers for Ben',
  ])('and not who stands in: %s', async title => {
    expect(await away(...titled(title))).toMatchObject({ agents: [], leftOut: { 'standing-in': 1 } });
  });

  test('by who takes part, where its title names nobody', async () => {
    const attendee = 'ATTENDEE;CN=Clara Vogt;PARTSTAT=ACCEPTED:mailto:cv@example.com';
    const declined = 'ATTENDEE;CN=Ben Koch;PARTSTAT=DECLINED:mailto:bk@example.com';
    const organizer = 'ORGANIZER:mailto:anna.beck@example.com';
    const room = 'ATTENDEE;CUTYPE=ROOM;CN=David Kaya:mailto:room@example.com';
    expect(await away(...titled('Urlaub', attendee, declined, organizer, room))).toMatchObject({
      agents: ['w3'],
    });
    expect(await away(...titled('Urlaub', declined, organizer, room))).toMatchObject({ agents: ['w1'] });
  });

  test('and where that is not clear, it is told and nobody is away', async () => {
    expect(await away(...titled('Urlaub Müller'))).toEqual({
      agents: [],
      leftOut: { nobody: 1 },
      warnings: [
        'In the event "Urlaub Müller" it is not clear who is meant by "mueller", since several go by it: write the full name.',
        'Nobody of the team is named in 1 event, such as "Urlaub Müller".',
      ],
    });
  });

  test('or nobody of the team', async () => {
    expect(await away(...titled('Betriebsausflug'), ...titled('Urlaub Emil'))).toEqual({
      agents: [],
      leftOut: { nobody: 2 },
      warnings: ['Nobody of the team is named in 2 events, such as "Betriebsausflug", "Urlaub Emil".'],
    });
  });
});
