import type { CallerRuleWords, CallerWords, KeptWords, MissedWords } from './caller-words.ts';

export const englishCaller: CallerWords = {
  title: 'Callers',
  search: 'Number or name',
  searchHint: 'The number in any spelling, or just its beginning.',
  recent: 'Recent callers',
  none: 'Nobody found.',
  calls: count => (count === 1 ? '1 call' : `${count} calls`),
  lastCall: 'last',
  back: 'All callers',
  expensive: 'Calling them would be expensive (0900, satellite and the like), so there is no button for it.',
  knows: 'Knows',
  knowsNobody: 'Has talked to nobody yet.',
  preferred: 'preferred',
  decay: days => `After ${days === '1' ? '1 day' : `${days} days`} a call counts half.`,
  counts: (calls, evidence) => `${calls}, weight today ${evidence}`,
  now: 'If they called now',
  timeline: 'Calls',
  notes: 'Name and note',
  name: 'Name',
  note: 'Note',
  privacy: 'Privacy',
  objects: 'Does not want to be recognised (objection, GDPR Art. 21)',
  objectsHint: 'Their calls are then routed as if the number were unknown.',
  exportAll: 'Download all data (Art. 15 and 20)',
  erase: 'Erase all data (Art. 17)',
  eraseHint:
    'Deletes calls, familiarity, name, note and rules, also from the journal and from earlier revisions of the settings. Reports no longer count these calls; a block no longer applies.',
  confirmErase: (who, kept) => `Erase everything about ${who} for good?

${erasedParts(kept)}`,
  erased: 'Erased.',
};

export const englishMissed: MissedWords = {
  title: 'Callbacks',
  intro:
    'Who did not get through in the last two weeks. Callers disappear from here once somebody has talked to them.',
  introOfAgent:
    'Who knows you best and did not get through in the last two weeks. Callers disappear from here once somebody has talked to them.',
  which: 'Which callbacks',
  open: count => `Open (${count})`,
  settled: 'Done',
  none: 'Nobody is waiting for a callback.',
  noneSettled: 'No callback has been done in the last two weeks.',
  cut: 'There are older ones; no more than these are looked at.',
  times: count => (count === 1 ? '1 attempt' : `${count} attempts`),
  waited: duration => `waited ${duration}`,
  knows: name => `knows ${name}`,
  stranger: 'knows nobody',
  takenBy: login => `${login} calls back`,
  take: 'Take it',
  giveBack: 'Give back',
  done: 'Done',
  choose: who => `Choose ${who}`,
  chooseAll: count => (count === '1' ? 'Choose the one shown' : `Choose all ${count} shown`),
  doneOfChosen: count => `${count} done`,
  isDone: who => `${who} is done.`,
  areDone: count => (count === '1' ? '1 callback is done.' : `${count} callbacks are done.`),
  undo: 'Undo',
  isOpen: who => `${who} is open again.`,
  reopen: 'Open again',
  doneBy: (login, when) => (login === null ? `Done: ${when}` : `Done by ${login}: ${when}`),
  talked: (name, when) => (name === null ? `Talk: ${when}` : `Talk with ${name}: ${when}`),
  note: 'Note',
  noteAbout: who => `Note about ${who}`,
  addNote: 'Add a note',
  changeNote: 'Change note',
  call: 'Call',
  ringing: 'Your phone rings.',
  mayBePing: 'Maybe a ping call: brief, from abroad',
  hidden: 'Not listed:',
  hiddenBecause: {
    blocked: count => (count === 1 ? '1 blocked caller' : `${count} blocked callers`),
    own: count => (count === 1 ? '1 number of your own' : `${count} numbers of your own`),
    expensive: count =>
      count === 1
        ? '1 expensive number (0900, satellite and the like)'
        : `${count} expensive numbers (0900, satellite and the like)`,
    withheld: count => (count === 1 ? '1 call without a number' : `${count} calls without a number`),
  },
};

export const englishCallerRule: CallerRuleWords = {
  title: 'Rules for this caller',
  hint: 'They take precedence over the statistics. Every change is in the change log of the settings and can be undone there too.',
  byPrefix: name => `As long as there is nothing here, the rule “${name}” applies.`,
  linked: 'Other numbers of the same customer',
  linkedHint: 'One per line. They share what is known of this caller.',
  fixed: 'Fixed agent',
  nobody: 'nobody',
  strict: 'and nobody else',
  more: 'More rules',
  saved: 'Saved. Takes effect at once.',
  undo: 'Undo',
  undone: 'Undone. What applied before applies again.',
  never: 'Never put through to',
  vip: 'VIP: a second agent rings too, and the caller is first in line',
  someoneNew: 'Somebody new first',
  blocked: 'Blocked',
  blockings: {
    none: 'no',
    reject: 'is turned away',
    busy: 'hears the busy tone',
    announcement: 'hears an announcement',
  },
  conflict: {
    text: 'Somebody else has saved rules for this caller in the meantime. What you entered still stands below and is not saved.',
    values: (theirs, mine) => `saved “${theirs}”, yours “${mine}”`,
    mine: 'Save mine',
    theirs: 'Take what is saved',
    yes: 'yes',
    none: 'not given',
  },
  until: 'Last day on which this applies',
};

/** What goes, and what stays of it in the calls of others. */
function erasedParts({ calls, mentions, agents, profiles, callbacks, wishes, rules }: KeptWords): string {
  const parts = [
    ...(calls > 0 ? [calls === 1 ? '1 call' : `${calls} calls`] : []),
    ...(agents > 0 ? [`familiarity with ${agents === 1 ? '1 agent' : `${agents} agents`}`] : []),
    ...(profiles > 0 ? ['name and note'] : []),
    ...(wishes > 0 ? ['wishes of the team'] : []),
    ...(callbacks > 0 ? [callbacks === 1 ? '1 callback' : `${callbacks} callbacks`] : []),
    ...(rules > 0 ? [rules === 1 ? '1 rule' : `${rules} rules`] : []),
  ];
  const going = parts.length === 0 ? 'Nothing is kept at present.' : `This goes: ${parts.join(', ')}.`;
  if (mentions === 0) return going;
  const staying = mentions === 1 ? '1 call of somebody else stays' : `${mentions} calls of others stay`;
  return `${going}\n${staying}, without the number.`;
}
