/** The present moment in epoch milliseconds. */
export type Clock = () => number;

/** Structured logging: fields first, then one sentence. Never phone numbers in full, tokens or passwords. */
export interface Log {
  debug(fields: object, message: string): void;
  info(fields: object, message: string): void;
  warn(fields: object, message: string): void;
  error(fields: object, message: string): void;
}
