import type { Log } from '../../src/app/ports.ts';

const say = (): void => {};

export const silentLog: Log = { debug: say, info: say, warn: say, error: say };
