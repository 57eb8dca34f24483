import type { AppContext } from '../app/context.ts';
import type { Config } from '../config/config.ts';
import { connect } from '../wiring/configured-connection.ts';
import { rosterSourceOf } from '../wiring/configured-roster.ts';

/** Presence is known only within the running service, so this asks for it once more. */
export async function refreshAgents(config: Config, context: AppContext): Promise<void> {
  try {
    await connect(context, config);
    context.known.roster = await rosterSourceOf(config, context).fetchRoster(new AbortController().signal);
  } catch (error) {
    const why = error instanceof Error ? error.message : String(error);
    console.error(`familiar: presence is not known, so everybody counts as reachable. ${why}`);
  }
}
