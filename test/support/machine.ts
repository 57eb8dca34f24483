import type { Environment } from '../../src/config/read-config.ts';

const ofTheHour = ['LD_PRELOAD', 'FAKETIME', 'FAKETIME_DONT_FAKE_MONOTONIC', 'DONT_FAKE_MONOTONIC'];

/** What a process needs that gets nothing else: the machine's time, also where `scripts/at-hour.sh` makes it another. */
export const machineTime: Environment = Object.fromEntries(
  ['TZ', ...ofTheHour].map(name => [name, process.env[name]]),
);

/** The environment for a process that must not be told another time: a browser, or a database server, which may crash. */
export const realTime: Environment = {
  ...process.env,
  ...Object.fromEntries(ofTheHour.map(name => [name, undefined])),
};
