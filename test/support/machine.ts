import type { Environment } from '../../src/config/read-config.ts';

const ofTheHour = ['LD_PRELOAD', 'FAKETIME', 'FAKETIME_DONT_FAKE_MONOTONIC', 'DONT_FAKE_MONOTONIC'];

/** What a process needs that gets nothing else: the machine's time, also where `scripts/at-hour.sh` makes it another. */
export const machineTime: Environment = Object.fromEntries(
  ['TZ', ...ofTheHour].map(name => [name, process.env[name]]),
);

/** For a process that can't be told another time. */
export const withoutHour: Environment = Object.fromEntries(ofTheHour.map(name => [name, undefined]));
