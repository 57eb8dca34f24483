import type { LocalDate } from '../../domain/local-date.ts';
import type { Phrases } from '../reason-phrases.ts';
import { clock, inBrackets, join, percent, times } from './count.ts';

export const english: Phrases = {
  language: 'en',
  list: parts => join(parts, 'and'),
  others: count => times(count, 'other', 'others'),
  day,
  opening: (moment, isSoon) => `${isSoon ? capitalised(moment.weekday) : day(moment.date)} ${clock(moment)}`,

  preferredAgent: (first, calls, agoDays) =>
    `the caller knows ${first} best (${times(calls, 'call', 'calls')}, last ${ago(agoDays)})`,
  nextFamiliar: (first, calls, better) =>
    `the caller knows ${first} (${times(calls, 'call', 'calls')}); ${better}`,
  nextFamiliarTogether: (who, better) =>
    `none of those the caller knows well is free${inBrackets(better)}: ${who}, whom the caller knows less, ring at once`,
  alsoRings: (others, count) => `; ${others} ${count === 1 ? 'rings' : 'ring'} too`,
  alsoRingsForVip: other => `; ${other} rings too, since the caller is a VIP`,
  lastAgent: (who, agoDays) => `${who} talked to this caller last, ${ago(agoDays)}`,
  majorityAgent: (who, { calls, total, isOfPresent, factor }) =>
    `${who} took ${calls} of this caller’s ${times(total, 'call', 'calls')}${isOfPresent ? ' with those who are free' : ''}, more than ${percent(factor)} %`,
  longestIdle: (who, count) => `${who} ${count === 1 ? 'has' : 'have'} been idle longest`,
  random: (who, available) =>
    `${who} was chosen at random, ${available === 1 ? 'the only one available' : `one of ${available} available`}`,
  noneFamiliarAvailable: states => `nobody the caller knows is available (${states}): `,
  noMajority: (factor, isOfPresent) =>
    isOfPresent
      ? `nobody took more than ${percent(factor)} % of this caller’s calls with those who are free: `
      : `no available agent took more than ${percent(factor)} % of this caller’s calls: `,
  newCaller: 'a new caller: ',
  withheld: 'a caller without a recognisable number: ',
  notLookedUp: 'who the caller knows could not be looked up in time: ',
  presenceUnknown: '; who is reachable is not known at the moment',
  withoutDatabase: '; decided without the database',
  withoutClaim: '; without a claim: another instance may ring the same phone for another call',

  fixedAgent: (who, customer) =>
    `calls of ${customer === '' ? 'this caller' : customer} go to ${who} by a rule`,
  fixedAgentPassed: (who, state) => `this caller’s fixed agent ${who} ${state}`,
  returnCall: (who, agoHours) =>
    `${who} called this caller in vain ${hoursAgo(agoHours)} and gets the return call`,
  returnCallPassed: (who, state) => `${who}, who had called this caller in vain, ${state}`,
  someoneNew: (who, count) =>
    `the caller is to meet somebody new: ${who} ${count === 1 ? 'has' : 'have'} been idle longest`,
  someoneNewPassed: 'nobody new to the caller is available',
  deputy: (absent, why, until, deputy) => `${absent} ${away(why, until)}; ${deputy} is the deputy`,
  blocked: customer => `the caller is blocked${inBrackets(customer)}`,
  numberWithheld: 'the caller hides their number',
  closed: (label, opening) => `closed${inBrackets(label)}${opening === '' ? '' : `, open again ${opening}`}`,
  nobodyAvailable: states => `nobody is available${inBrackets(states)}`,
  onlyFor: (who, state) => `this caller goes to nobody but ${who}, who ${state}`,
  onlyFixedAgent: '; this caller goes to nobody but their fixed agent',
  everybodyTalks: 'everybody is talking',

  missed: (who, state, known) => {
    if (known === 'not') return `${who} ${state}`;
    return `${who}, whom the caller knows${known === 'best' ? ' best' : ''}, ${state}`;
  },
  behindColon: sentence => sentence,
  waitsForFamiliar: atMostSeconds => `the caller waits, up to ${atMostSeconds} s`,
  waitsForAnybody: (place, atMostSeconds) =>
    `the caller waits, ${ordinals[place - 1] ?? `number ${place}`} in line, up to ${atMostSeconds} s`,
  waited: seconds => `; the caller has waited ${seconds} s`,
  asksForVoicemail: 'the caller asked for it while waiting',
  asksForCallback: 'the caller asked for it',
  offersCallback: 'the caller is offered to be called back',

  onlyListens: decided => `only listening, so the call rings as configured in sipgate; in shadow: ${decided}`,

  fate: {
    onCall: (name, who) => `the call goes to ${who}, on call by the rota ${name}`,
    group: (name, who) => `the call goes to the group ${name} (${who})`,
    number: masked => `the call goes to ${masked}`,
    announcement: name => `the announcement “${name}” is played, then the call ends`,
    callback: who =>
      who === '' ? 'whoever is free calls them back' : `whoever is free first calls them back: ${who}`,
    voicemail: 'the call goes to voicemail',
    rejected: 'the call is rejected',
    busy: 'the caller hears the busy tone',
    asConfigured: 'the call rings as configured in sipgate',
  },

  state: {
    available: 'is available',
    ringing: 'is being rung',
    talking: 'is talking',
    'wrap-up': 'is finishing up after a call',
    'on-break': 'is paused',
    paused: 'is set aside after missed calls',
    'do-not-disturb': 'is on do not disturb',
    offline: 'is offline',
    unknown: 'may be unreachable',
    gone: 'has left',
  },
  missedLastCall: 'has just missed this caller’s call',
  overloaded: multiple => `has talked ${multiple} times the team’s average in the last hour`,
  away,
  neverWithThisCaller: 'never gets this caller',
  keptForWaiting: 'is kept for a caller who waits',
  offDuty: 'is not at work now',
};

const ordinals = ['first', 'second', 'third'];

function ago(days: number): string {
  return days === 0 ? 'today' : days === 1 ? 'yesterday' : `${days} days ago`;
}

function hoursAgo(hours: number): string {
  return hours === 0 ? 'just now' : `${times(hours, 'hour', 'hours')} ago`;
}

function away(why: string, until: string): string {
  return `${reasonOfAbsence(why)}${until === '' ? '' : ` until ${until}`}`;
}

/** The usual reasons, in either language, become part of the sentence; anything else goes in brackets. */
function reasonOfAbsence(why: string): string {
  if (/^(holidays?|vacation|urlaub|ferien)$/i.test(why)) return 'is on holiday';
  if (/^(ill|illness|sick|krank|krankheit)$/i.test(why)) return 'is ill';
  return `is away${inBrackets(why)}`;
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

function day(date: LocalDate): string {
  return `${Number(date.slice(8))} ${months[Number(date.slice(5, 7)) - 1]}`;
}

function capitalised(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}`;
}
