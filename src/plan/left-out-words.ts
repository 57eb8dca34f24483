import type { LeftOut } from './calendar-choice.ts';
import type { Text } from './remedy.ts';

/** Why events of a calendar are no absences, as said after their number. */
const words: Readonly<Record<LeftOut, Text>> = {
  busy: say('marked as busy', 'als gebucht markiert'),
  'out-of-office': say('marked as out of office', 'als abwesend markiert'),
  tentative: say('not settled yet', 'noch nicht fest zugesagt'),
  elsewhere: say('at which people work elsewhere', 'mit Arbeit an einem anderen Ort'),
  free: say('marked as free', 'als frei markiert'),
  'other-title': say('not chosen by their title', 'nach ihrem Titel nicht ausgewählt'),
  'other-category': say('not chosen by their category', 'nach ihrer Kategorie nicht ausgewählt'),
  declined: say('declined', 'abgelehnt'),
  'standing-in': say('about standing in for somebody', 'über eine Vertretung'),
  nobody: say('that name nobody of the team', 'ohne jemanden aus dem Team'),
  'too-many': say('too far ahead: 500 of an agent are kept', 'zu weit voraus: Je Person werden 500 behalten'),
  unread: say('not understood', 'nicht verstanden'),
  over: say('that are over', 'die vorbei sind'),
  cancelled: say('cancelled', 'abgesagt'),
  'no-time': say('that take no time', 'ohne Dauer'),
  twice: say('given twice', 'doppelt'),
  'too-far': say(
    'that do not take place in the next two years',
    'die in den nächsten zwei Jahren nicht stattfinden',
  ),
  older: say('in an older state', 'in einem älteren Stand'),
  task: say('tasks', 'Aufgaben'),
  journal: say('journal entries', 'Journaleinträge'),
  'free-busy': say('free/busy lists', 'Frei/Gebucht-Listen'),
  availability: say('working hours', 'Arbeitszeiten'),
};

/** Says what in a calendar is no absence and why, most frequent first. */
export function describeLeftOut(
  leftOut: Readonly<Partial<Record<LeftOut, number>>>,
): readonly { readonly count: number; readonly why: Text }[] {
  return (Object.entries(leftOut) as [LeftOut, number][])
    .sort(([, a], [, b]) => b - a)
    .map(([reason, count]) => ({ count, why: words[reason] }));
}

function say(en: string, de: string): Text {
  return { en, de };
}
