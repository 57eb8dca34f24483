/**
 * Whether an agent can be dialled now. Nothing is stored: it follows from the open legs, from what happened
 * in the last ones, from the presence that the provider reported, and from the time, which leads out of every
 * state on its own.
 *
 *                 a leg rings, or another instance claims            a leg is answered, or they dial
 *     available ──────────────────────────────────────────► ringing ──────────────────────────────► talking
 *       ▲ ▲ ▲                                                 │ │                                      │
 *       │ │ │        ended, or rang for ringingExpiresMs      │ │ missed one too many          hangup, │
 *       │ │ └─────────────────────────────────────────────────┘ ▼                    talkingExpiresMs, │
 *       │ └───────────────autoPauseMs─────────────────────── paused        or no longer listed         ▼
 *       └─────────────────wrapUpMs───────────────────────────────────────────────────────────────── wrap-up
 *
 * The first line of this table that holds decides. Presence is stale if it was last confirmed longer ago than
 * `presenceStaleMs`; where it was never confirmed it is taken as it is.
 *
 *     legs                  presence, as last reported     missed offers   availability
 *     one is answered       any                            any             talking
 *     one rings, or claim   any                            any             ringing
 *     none                  any; somebody paused them      any             on-break
 *     ended lately          do-not-disturb                 any             do-not-disturb; if stale, go on
 *     ended lately          offline, or nothing to dial    any             offline; if stale, go on
 *     ended lately          any other, or stale            any             wrap-up
 *     none                  any other, or stale            too many        paused; if stale, unknown
 *     none                  reachable or unverified        few             available
 *     none                  stale, and was neither         few             unknown
 *     no longer an agent                                                   gone
 *
 * An agent is `on-break` because somebody paused them, until somebody ends it; `paused` follows from missed
 * offers alone. `unknown` agents are dialled when nobody is available: a call that rings in vain beats one
 * that rings nowhere.
 */
export type Availability =
  | 'available'
  | 'ringing'
  | 'talking'
  | 'wrap-up'
  | 'on-break'
  | 'paused'
  | 'do-not-disturb'
  | 'offline'
  | 'unknown'
  | 'gone';
