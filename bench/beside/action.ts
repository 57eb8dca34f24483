/** Something that somebody does on the page or on the command line while calls come in. */
export interface Action {
  readonly name: string;
  /** Resolves to what came of it, such as `200, 12 kB`. Rejects if it failed, or if `signal` ended it. */
  run(signal: AbortSignal): Promise<string>;
}
