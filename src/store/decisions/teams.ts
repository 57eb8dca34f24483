import type { Decision } from '../../domain/decision.ts';
import type { JournalEntry } from '../../domain/journal-entry.ts';
import { packDecision } from './pack-decision.ts';
import { emptyTeam, joined, mostMembers, placesIn, readMember, type Team } from './team.ts';

/** A decision to be written, and the team that must be in the database with it. */
export interface Written {
  readonly text: string;
  readonly team: Team;
}

/** The team by which this process writes decisions, and how it changes. */
export interface Teams {
  write(decision: Decision, event: JournalEntry['event']): Written;
}

/**
 * Starts with the team that was last written, by whatever process. Whoever is new is named in each decision, until that has
 * taken as much room as another team would: whatever would have been better, no more than twice as much is written.
 */
export function startTeams(latest: Team): Teams {
  let team = latest;
  let placeOf = placesIn(team);
  /** How often somebody was named since there is this team. */
  let named = 0;
  return {
    write(decision, event) {
      const packed = packDecision(decision, { event, team, placeOf });
      named += packed.others.length;
      if (named <= team.members.length) return { text: JSON.stringify(packed), team };
      team = joinedBy(decision, event, team);
      placeOf = placesIn(team);
      named = 0;
      return { text: JSON.stringify(packDecision(decision, { event, team, placeOf })), team };
    },
  };
}

/** The team with all whom the decision names, who are enough where it has grown too large. */
function joinedBy(decision: Decision, event: JournalEntry['event'], team: Team): Team {
  const isFull = team.members.length + decision.reason.candidates.length > mostMembers;
  const from = isFull ? emptyTeam : team;
  const { others } = packDecision(decision, { event, team: from, placeOf: placesIn(from) });
  return joined(from, others.map(readMember));
}
