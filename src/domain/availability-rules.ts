/** By which agents become busy, and free again whatever gets lost. Times are in milliseconds. */
export interface AvailabilityRules {
  /** How long a leg may ring without a further event before it is closed. */
  readonly ringingExpiresMs: number;
  /** The same for a leg in which somebody talks. */
  readonly talkingExpiresMs: number;
  /** How long an agent is left alone after a talk; 0: not at all. */
  readonly wrapUpMs: number;
  /** How old the last report on presence may be before it is no longer believed. */
  readonly presenceStaleMs: number;
  /** How many offers in a row an agent may miss before being set aside; 0: any number. */
  readonly missedOffersBeforePause: number;
  /** For how long an agent is set aside then. */
  readonly autoPauseMs: number;
}
