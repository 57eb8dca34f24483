import { createChance } from '../../src/emulator/chance.ts';
import { agents, hotline, type PushedLeg } from '../pushes.ts';

/** Which history is lived. The same values make the same history. */
export interface Lived {
  readonly calls: number;
  /** When the last call has ended, in epoch milliseconds. */
  readonly until: number;
  /** Over how long they are spread, in milliseconds. Default: 366 days. */
  readonly spanMs?: number;
  readonly seed: number;
}

/** A call, and how those who take part in it behave. */
export interface LivedCall {
  readonly leg: PushedLeg;
  /** Epoch milliseconds. */
  readonly at: number;
  /** How long the phones ring until somebody picks up. */
  readonly ringsMs: number;
  /** How long whoever calls waits for that. */
  readonly patienceMs: number;
  readonly talkMs: number;
  /** Which of those who are rung picks up, at least 0 and less than 1. */
  readonly luck: number;
}

/** One caller makes 20,000 of the calls, or a fifth where that is less. */
export const heavyCaller = '+491711000000';

const yearMs = 366 * 86_400_000;
/** Longer than any call takes. */
const lastStartMs = 15 * 60_000;
const longestTalkMs = 9 * 60_000;
const meanTalkMs = 120_000;
const callsPerCaller = 10;
const shareOutgoing = 0.1;
const shareWithheld = 0.05;

/** The calls, evenly by day and night: the first comes first. */
export function* whoCalls({ calls, until, spanMs = yearMs, seed }: Lived): Generator<LivedCall> {
  const chance = createChance(seed);
  const everyMs = (spanMs - lastStartMs) / calls;
  const shareHeavy = Math.min(20_000, calls / 5) / calls;
  const others = Math.ceil(calls / callsPerCaller);
  for (let index = 0; index < calls; index++) {
    const at = Math.floor(until - spanMs + (index + chance.next()) * everyMs);
    const isHeavy = chance.next() < shareHeavy;
    const person = isHeavy ? heavyCaller : callerNumber(1 + Math.floor(chance.next() ** 2 * others));
    yield {
      leg: { callId: chance.hex(76), ...endsOf(person, isHeavy ? 1 : chance.next(), chance.next()) },
      at,
      ringsMs: Math.floor(3_000 + chance.next() * 12_000),
      patienceMs: Math.floor(8_000 + chance.next() * 60_000),
      talkMs: Math.min(longestTalkMs, Math.floor(5_000 - Math.log(1 - chance.next()) * meanTalkMs)),
      luck: chance.next(),
    };
  }
}

/** A caller of the history other than {@link heavyCaller}, from 1; the lower, the more often they call. */
export function callerNumber(index: number): string {
  return `+49171${1_000_000 + index}`;
}

/** `kind` below 1 says what call it is: of the company, of somebody who hides, or another one. */
function endsOf(person: string, kind: number, luck: number): Omit<PushedLeg, 'callId'> {
  const number = person.slice(1);
  const agent = agents[Math.floor(luck * agents.length)] ?? '';
  if (kind < shareOutgoing) return { direction: 'out', from: agent.slice(1), to: number };
  const isWithheld = kind < shareOutgoing + shareWithheld;
  return { direction: 'in', from: isWithheld ? 'anonymous' : number, to: hotline.slice(1) };
}
