import type { RequestWords } from './request-words.ts';

export const englishRequests: RequestWords = {
  title: count =>
    count === 1 ? '1 caller asked to be called back' : `${count} callers asked to be called back`,
  own: 'Asked to be called back',
  intro:
    'These callers want to be called back. As soon as somebody who fits is free, Familiar connects them.',
  byHand:
    'These callers want to be called back. Familiar can start no calls here: whoever becomes free sees it on the page and calls. After the talk it goes.',
  more: count => (count === 1 ? 'There is 1 more.' : `There are ${count} more.`),
  until: time => `until ${time}`,
  who: (names, isForAnybody) => (isForAnybody ? `by ${names} first` : `by ${names}`),
  anybody: 'by whoever is free next',
  anybodyFrom: time => `from ${time} by whoever is free next`,
  putOffBy: (name, time) => `${name} not before ${time}`,
  nextAt: (time, attempt) => `attempt ${attempt} from ${time}`,
  tried: count => (count === 1 ? 'tried once' : `tried ${count} times`),
  somebody: 'Somebody',
  states: {
    due: name => `${name} is free and is to call`,
    ringing: name => `Ringing: ${name}`,
    calling: name => `${name} is calling`,
    talking: name => `${name} is talking to the caller`,
  },
  agent: 'Who calls back',
  call: 'Call now',
  callBy: name => `Have ${name} call now`,
  ringing: 'The telephone here rings first, then the caller’s.',
  putOff: 'Put off',
  putOffFor: (minutes, until) =>
    minutes === 60 ? `1 hour, until ${until}` : `${minutes} minutes, until ${until}`,
  forHowLong: 'Later',
  others: 'More',
  giveAway: 'Leave to others',
  askGiveAway: (who, name) =>
    `Shall ${name} not call ${who} back any more? Then whoever else the caller knows does, or whoever is free next.\nThis can’t be undone.`,
  withdraw: 'No callback needed',
  askWithdraw: who =>
    `Shall nobody call ${who} back? The caller has been promised it.\nThis can’t be undone.`,
  due: who => `You are free: ${who} asked to be called back.`,
  dueTitle: 'Asked to be called back',
  tenMinutes: 'In 10 minutes',
};
