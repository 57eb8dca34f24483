// Loaded into a Familiar before its own code. Each SIGUSR2 sets its clock by the next of CHAOS_LEAPS_MS,
// while its uptime runs on: what setting the clock of a machine does, for one process of it. CHAOS_LEAPS_DONE
// of them were before its start.
const leapsMs = (process.env.CHAOS_LEAPS_MS ?? '').split(',').map(Number);
const realNow = Date.now;
let count = Number(process.env.CHAOS_LEAPS_DONE ?? 0);
let setByMs = 0;
for (let done = 0; done < count; done++) setByMs += leapsMs[done % leapsMs.length];

Date.now = () => realNow() + setByMs;

process.on('SIGUSR2', () => {
  setByMs += leapsMs[count++ % leapsMs.length];
});
