import type { NamedAgent } from './people-in-event.ts';

/** Whose calendar it is: one agent's, or a team's whose members are named in its events. */
export type CalendarOwner =
  | { readonly kind: 'agent'; readonly agent: NamedAgent; readonly others: readonly NamedAgent[] }
  | { readonly kind: 'team'; readonly agents: readonly NamedAgent[] };
