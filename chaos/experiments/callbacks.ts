import { execFile } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';
import type { EmulatedCall } from '../../src/emulator/call.ts';
import { exampleCompany } from '../../src/emulator/company.ts';
import type { Emulator } from '../../src/emulator/control.ts';
import { startEmulator } from '../../src/emulator/emulator.ts';
import { fictionalCaller } from '../../src/emulator/fictional-caller.ts';
import { bundle, type Familiar, startFamiliar } from '../familiar.ts';
import type { Experiment, Laboratory } from '../laboratory.ts';
import { type Attempt, type Outcome, onDatabases } from '../on-databases.ts';
import { startSwitch } from '../push-switch.ts';

export const callbacks: Experiment = {
  name: 'callbacks',
  purpose:
    'Callers ask two Familiars to be called back, one of which is killed again and again: everybody is, and nobody twice.',
  run: laboratory =>
    onDatabases(laboratory, 'callbacks', laboratory.isShort ? ['mysql'] : ['mysql', 'postgres'], attempt =>
      callBackAmongKills(laboratory, attempt),
    ),
};

/** A little more than what could be a mailbox. */
const talkSeconds = 17;
/** How long everybody is on the phone at first, in seconds: long enough for all to ask meanwhile. */
const busySeconds = 20;

async function callBackAmongKills(laboratory: Laboratory, attempt: Attempt): Promise<Outcome> {
  const agents = laboratory.isShort ? 6 : 12;
  const asking = laboratory.isShort ? 6 : 60;
  const emulator = await startEmulator({ company: exampleCompany({ agents }) });
  emulator.changeCaller(null, { picksUp: 1, talkSeconds });
  const familiars = await startPair(laboratory, attempt, emulator);
  const pushes = await startSwitch(familiars);
  emulator.setPushUrls({ incoming: pushes.url, outgoing: pushes.url });
  try {
    const callers = Array.from({ length: asking }, (_, index) => fictionalCaller(index));
    const busy = emulator.company.users.map((user, index) =>
      emulator.placeCall({
        from: fictionalCaller(400 + index),
        to: numberOf(user),
        talkSeconds: busySeconds,
      }),
    );
    await wait(3_000);
    const asked = callers.map(from =>
      emulator.placeCall({ from, to: hotlineOf(emulator), patienceSeconds: 60, keys: ['3'] }),
    );
    const killing = killInTurns(laboratory, attempt, familiars, () =>
      asked.every(call => call.state() === 'ended'),
    );
    await Promise.all([...asked, ...busy].map(call => call.ended));
    const out = await untilQuiet(emulator, asking, laboratory.isShort ? 20_000 : 150_000);
    killing.stop();
    await killing.done;
    const started = (await attempt.database.journal()).filter(({ event }) =>
      event.startsWith('callbackStarted'),
    );
    return judge({ callers, out, started: started.length, kills: killing.kills() });
  } finally {
    await Promise.all(familiars.map(familiar => familiar.stop()));
    await pushes.close();
    await emulator.close();
  }
}

/** Two on one database, which let callers ask to be called back. */
async function startPair(
  laboratory: Laboratory,
  { database, folder }: Attempt,
  emulator: Emulator,
): Promise<readonly Familiar[]> {
  const publicKeyFile = join(folder, 'emulator-key.pem');
  await writeFile(publicKeyFile, emulator.publicKeyPem);
  const settings = {
    CENTRAL_SERVICE_PHONE: hotlineOf(emulator),
    SERVICE_PHONES: '',
    TOKEN_ID: emulator.tokenId,
    TOKEN: emulator.token,
    SIPGATE_API_URL: emulator.apiUrl,
    SIPGATE_PUBLIC_KEY_FILE: publicKeyFile,
    PRESENCE_INTERVAL_SECONDS: '2',
  };
  const plan = join(folder, 'plan.yaml');
  await writeFile(plan, planOf(emulator));
  const env = {
    ...settings,
    DATABASE_URL: database.url.href,
    WEBHOOK_URL: 'http://127.0.0.1:1/push',
    PATH: process.env['PATH'],
  };
  await promisify(execFile)(process.execPath, [bundle, 'config', 'apply', plan], {
    cwd: folder,
    env,
  });
  const familiars: Familiar[] = [];
  for (const name of ['one', 'two']) {
    const own = join(folder, name);
    await mkdir(own);
    const place = { databaseUrl: database.url.href, folder: own, spoolFile: join(own, 'events.spool') };
    familiars.push(await startFamiliar(laboratory, { ...place, settings }));
  }
  return familiars;
}

function planOf(emulator: Emulator): string {
  return `hotlines:
  - name: Hotline
    numbers: ["${hotlineOf(emulator)}"]
    waiting: { anySeconds: 120, callbackKey: true }
    callback: { whoMayAsk: all, anybodyAfterMinutes: 0 }
callbacks: { perHour: 500, perDay: 500 }
`;
}

/** Kills one and starts it again, then the other, so that there is always one that takes pushes. */
function killInTurns(
  laboratory: Laboratory,
  { database }: Attempt,
  familiars: readonly Familiar[],
  mayBegin: () => boolean,
) {
  const chance = laboratory.chance(`callbacks ${database.kind}`);
  let isOver = false;
  let kills = 0;
  const killThem = async (): Promise<void> => {
    while (!isOver && !mayBegin()) await wait(100);
    for (let turn = 0; !isOver; turn++) {
      await wait(500 + chance.next() * 2_500);
      const victim = familiars[turn % familiars.length];
      if (victim === undefined || isOver) continue;
      await victim.kill();
      kills += 1;
      await victim.start();
    }
  };
  return {
    done: killThem(),
    stop: () => {
      isOver = true;
    },
    kills: () => kills,
  };
}

/** Until as many are called back as asked, or nothing has begun for a while. */
async function untilQuiet(
  emulator: Emulator,
  asking: number,
  quietMs: number,
): Promise<readonly EmulatedCall[]> {
  let lastAt = performance.now();
  let seen = 0;
  for (;;) {
    const out = emulator.calls().filter(call => call.direction === 'out');
    if (out.length !== seen) lastAt = performance.now();
    seen = out.length;
    const isDone = out.length >= asking && out.every(call => call.state() === 'ended');
    if (isDone || performance.now() - lastAt > quietMs) return out;
    await wait(250);
  }
}

function judge({
  callers,
  out,
  started,
  kills,
}: {
  readonly callers: readonly string[];
  readonly out: readonly EmulatedCall[];
  readonly started: number;
  readonly kills: number;
}): Outcome {
  const callsTo = (caller: string): number => out.filter(call => call.to === caller).length;
  const twice = callers.filter(caller => callsTo(caller) > 1);
  const never = callers.filter(caller => callsTo(caller) === 0);
  return {
    figures: `${callers.length} asked, ${out.length} calls were made for it by ${started} journaled attempts, among ${kills} kills.`,
    complaints: [
      ...(out.length === 0 ? ['nobody was called back, which proves nothing'] : []),
      ...twice.map(() => 'somebody was called back twice'),
      ...(out.length > started ? ['a call was made that was not journaled before'] : []),
      // An instance that is killed between journal and call makes none; the next attempt comes two minutes later.
      ...(never.length > kills
        ? [`${never.length} were not called back, though only ${kills} attempts can have been cut off`]
        : []),
    ],
  };
}

function numberOf(user: Emulator['company']['users'][number]): string {
  return user.numbers[0]?.number ?? '';
}

function hotlineOf(emulator: Emulator): string {
  return emulator.company.hotlines[0]?.number ?? '';
}
