import type { Availability } from '../../domain/agent-state.ts';
import type { Agent } from '../../domain/roster.ts';
import { availabilityOf, isPresenceStale } from '../../switchboard/availability.ts';
import { doubtfulTalk, mayTalkUnheard } from '../../switchboard/doubt.ts';
import { longestUsualMs } from '../../switchboard/usual-talks.ts';
import type { AppContext } from '../context.ts';
import type { StandingWarning } from '../health/health-warnings.ts';

/**
 * Why an agent's availability is uncertain.
 *
 * - `long-talk`: they have been talking for longer than usual, and the end was perhaps not reported
 * - `presence`: what the provider said about them is too old to be believed
 * - `earlier-call`: they seem free, but may be in a call from before Familiar was started
 */
export interface Doubt {
  readonly kind: 'long-talk' | 'presence' | 'earlier-call';
  /**
   * When the talk began, presence was last confirmed, or Familiar began to hear everything; in epoch
   * milliseconds.
   */
  readonly since: number;
}

/** The doubt about an agent whose availability at `now` (epoch milliseconds) is this; null: none. */
export function doubtAbout(
  { id, numbers }: Agent,
  availability: Availability,
  known: AppContext['known'],
  now: number,
): Doubt | null {
  if (availability === 'talking') {
    for (const one of [id, ...numbers]) {
      const talk = doubtfulTalk(known.switchboard, one, known.usualTalks, now);
      if (talk !== null) return { kind: 'long-talk', since: talk.since };
    }
    return null;
  }
  const { confirmedAt } = known.roster;
  if (availability !== 'ringing' && confirmedAt !== null && isPresenceStale(known, now))
    return { kind: 'presence', since: confirmedAt };
  const { heardSince, switchboard, usualTalks } = known;
  if (availability !== 'available' || heardSince === null) return null;
  const mayTalk = [id, ...numbers].every(one =>
    mayTalkUnheard(switchboard, one, usualTalks, { heardSince, now }),
  );
  return mayTalk ? { kind: 'earlier-call', since: heardSince } : null;
}

/** Lets health note who may be in a call from before Familiar was started. The note passes by itself. */
export function noteEarlierCalls({ known, health, clock }: AppContext): void {
  health.noteAbout('earlier calls', () => {
    const now = clock();
    const leftMs = known.roster.agents.flatMap(agent => {
      const doubt = doubtAbout(agent, availabilityOf(agent, known, now), known, now);
      return doubt?.kind === 'earlier-call'
        ? [doubt.since + longestUsualMs(known.usualTalks, agent.id) - now]
        : [];
    });
    return leftMs.length === 0
      ? null
      : earlierCalls(leftMs.length, Math.ceil(Math.max(60_000, ...leftMs) / 60_000));
  });
}

function earlierCalls(agents: number, minutes: number): StandingWarning {
  const isOne = agents === 1;
  return {
    en: `Not all calls are known that were in progress when Familiar was started: ${isOne ? '1 agent counts' : `${agents} agents count`} as free and may still be in one. In ${minutes} min at the latest that is over.`,
    de: `Als Familiar gestartet wurde, liefen vielleicht Gespräche, von denen es nichts weiß: ${isOne ? '1 Mitarbeiter gilt' : `${agents} Mitarbeiter gelten`} als frei und ${isOne ? 'ist' : 'sind'} vielleicht noch in einem. Spätestens in ${minutes} Min. ist das vorbei.`,
  };
}

/** Lets health warn of talks that are longer than usual. */
export function warnOfLongTalks({ known, health, clock }: AppContext): void {
  health.warnAbout('talks', () => {
    const now = clock();
    const long = known.roster.agents.flatMap(agent => {
      const doubt = doubtAbout(agent, 'talking', known, now);
      return doubt === null ? [] : [{ name: agent.name, minutes: Math.floor((now - doubt.since) / 60_000) }];
    });
    return long.length === 0 ? null : longTalks(long);
  });
}

function longTalks(long: readonly { readonly name: string; readonly minutes: number }[]): StandingWarning {
  const talks = (unit: string): string =>
    long.map(({ name, minutes }) => `${name} (${minutes} ${unit})`).join(', ');
  const isOne = long.length === 1;
  return {
    en: `${isOne ? '1 agent is' : `${long.length} agents are`} said to talk for longer than usual. The end was perhaps not reported.`,
    de: `${isOne ? '1 Mitarbeiter telefoniert' : `${long.length} Mitarbeiter telefonieren`} angeblich länger als üblich. Vielleicht wurde das Ende nicht gemeldet.`,
    forUsers: {
      en: `Said to talk for longer than usual: ${talks('min')}. The end was perhaps not reported; on the live page you can say that somebody is free.`,
      de: `Angeblich länger als üblich im Gespräch: ${talks('Min.')}. Vielleicht wurde das Ende nicht gemeldet; auf der Live-Seite können Sie sagen, dass jemand frei ist.`,
    },
  };
}
