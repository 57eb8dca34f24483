import type { Log } from '../../src/app/ports/log.ts';

const say = (): void => {};

export const silentLog: Log = { debug: say, info: say, warn: say, error: say };
