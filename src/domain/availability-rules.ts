/**
 * When agents count as busy, and when they are free again even if an event gets lost. Times are in
 * milliseconds.
 */
export interface AvailabilityRules {
  /** How long a leg may ring without a further event before it is closed. */
  readonly ringingExpiresMs: number;
  /** How long a leg in which somebody talks may last without a further event before it is closed. */
  readonly talkingExpiresMs: number;
  /** How long an agent is left alone after a call; 0: not at all. */
  readonly wrapUpMs: number;
  /** How old the last report on presence may be before it is no longer believed. */
  readonly presenceStaleMs: number;
  /** How many offers in a row an agent may miss before being set aside; 0: any number. */
  readonly missedOffersBeforePause: number;
  /** How long an agent who missed too many offers is set aside. */
  readonly autoPauseMs: number;
}
