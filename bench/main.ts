// What the speed of Familiar is measured by: ratios within one run, since a machine's own speed says nothing.
// All of it is bundled as shipped: running the sources directly would cost time of its own.
import { execFileSync } from 'node:child_process';
import { parseArgs } from 'node:util';
import { measureCallbacks } from './callbacks.ts';
import { measureDecisions } from './decisions.ts';
import { type DurableThroughput, measureDurable } from './durable-throughput.ts';
import { type Latency, measureLatency } from './latency.ts';
import { makeCorpus } from './pushes.ts';
import { databaseKinds, readKind } from './read-kind.ts';
import { measureReplay } from './replay.ts';
import { measureRules } from './rules.ts';
import { measureStart } from './start.ts';
import { measureDeciding, type Throughput } from './throughput.ts';

const { values } = parseArgs({
  options: { smoke: { type: 'boolean' }, memory: { type: 'boolean' }, on: { type: 'string' } },
});
const isSmoke = values.smoke ?? false;
const size = isSmoke
  ? { calls: 100, rounds: 1, history: 10_000, decisions: 500, starts: 2, memory: 2_000, replay: 5_000 }
  : {
      calls: 4_000,
      rounds: 5,
      history: 1_000_000,
      decisions: 5_000,
      starts: 7,
      memory: 1_000_000,
      replay: 281_000,
    };

// A million calls take a quarter of an hour, so they are made on request only.
if (values.memory || (isSmoke && values.on === undefined)) {
  execFileSync(process.execPath, ['--expose-gc', 'dist/bench/memory.js', String(size.memory)], {
    stdio: 'inherit',
  });
  if (!isSmoke) process.exit();
}

console.log(`Signing the pushes of ${size.calls} calls …`);
const corpus = await makeCorpus(size.calls);

const only = values.on === undefined ? null : readKind(values.on);
for (const kind of only === null ? databaseKinds : [only])
  await measureDurable(corpus, { ...size, kind }).then(
    measured => reportDurable(kind, measured),
    (error: Error) => {
      // Only a server need not be there.
      if (kind === 'sqlite' || only !== null) throw error;
      console.log(`durable calls on ${kind}: not measured. ${error.message}`);
    },
  );
// Whoever names a database wants to know of nothing else.
if (only !== null) process.exit();

report('newCall, decided only (at least 0.6)', await measureDeciding(corpus, size));

const decisions = await measureDecisions(size);
console.log(
  `answering a newCall with ${size.history} calls in the history against none (at most 1.3): CPU ` +
    `${decisions.fullUs.toFixed(0)} us / ${decisions.emptyUs.toFixed(0)} us = ${decisions.ratio.toFixed(2)}`,
);

const rules = measureRules(isSmoke ? 200 : 2_000);
console.log(
  `deciding among 500 agents with 50 hotlines and 10000 rules against none (at most 2): ` +
    `${rules.ruledUs.toFixed(0)} us / ${rules.plainUs.toFixed(0)} us = ${rules.ruledRatio.toFixed(2)}; ` +
    `with 200 who wait as well: ${rules.waitingUs.toFixed(0)} us = ${rules.waitingRatio.toFixed(2)}`,
);
const callbacks = measureCallbacks(isSmoke ? 200 : 4_000);
console.log(
  `a call with 1000 callbacks open against none (at most 1.02): ${callbacks.ratio.toFixed(3)} of ${callbacks.noneUs.toFixed(0)} us; ` +
    `finding whom somebody who is free calls back (at most 1 ms): ${callbacks.findMs.toFixed(2)} ms`,
);
for (const kind of ['mysql', 'postgres'] as const)
  await measureLatency(corpus, kind).then(
    latency => reportLatency(kind, latency),
    (error: Error) => console.log(`p99 of the answer on ${kind}: not measured. ${error.message}`),
  );

const start = await measureStart(size.starts);
console.log(
  `ready ${start.readyMs.toFixed(0)} ms after start (at most 1000), ${start.rssMiB.toFixed(0)} MiB resident at rest (at most 150)`,
);

const replay = measureReplay(size.replay);
console.log(
  `replaying ${size.replay} calls with 32 agents (281000 in at most 5 s): ${replay.cpuSeconds.toFixed(1)} s of CPU, ` +
    `heap grown by ${replay.heapMiB.toFixed(0)} MiB`,
);

function reportLatency(kind: string, { bareMs, healthyMs, hangingMs, switchOverMs }: Latency): void {
  const ratio = (ms: number): string => `${ms.toFixed(0)} ms (${(ms / bareMs).toFixed(1)})`;
  console.log(
    `p99 of the answer on ${kind}, and as a multiple of the bare server's ${bareMs.toFixed(1)} ms: healthy ${ratio(healthyMs)}, ` +
      `while it hangs ${ratio(hangingMs)}, during a switch-over ${ratio(switchOverMs)}`,
  );
}

function reportDurable(kind: string, { tasks, decidedWithout }: DurableThroughput): void {
  for (const { what, connections, familiar, ofBare, ofDurable } of tasks)
    console.log(
      `${what} on ${kind}, ${connections} connections: ${familiar.requestsPerSecond.toFixed(0)} pushes/s = ${ofBare.toFixed(2)} of the ` +
        `bare server, ${ofDurable.toFixed(2)} of the durable one; CPU ${familiar.cpuUsPerRequest.toFixed(0)} us per push, ` +
        `p99 ${familiar.p99Ms.toFixed(0)} ms`,
    );
  if (decidedWithout > 0) console.log(`${decidedWithout} calls on ${kind} were decided without the database`);
}

function report(what: string, { bare, familiar, ratio, cpuRatio }: Throughput): void {
  console.log(
    `${what}: ${familiar.requestsPerSecond.toFixed(0)}/s against ${bare.requestsPerSecond.toFixed(0)}/s = ${ratio.toFixed(2)}; ` +
      `CPU ${familiar.cpuUsPerRequest.toFixed(0)} us against ${bare.cpuUsPerRequest.toFixed(0)} us per push = ${cpuRatio.toFixed(2)}`,
  );
}
