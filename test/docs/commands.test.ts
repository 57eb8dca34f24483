import { beforeAll, describe, expect, test } from 'vitest';
import { freePort } from '../../src/cli/demo/free-port.ts';
import { createProgram } from '../../src/cli/program.ts';
import { type Guide, guides } from '../support/docs/documents.ts';
import { type Done, type Installation, setUpInstallation } from '../support/docs/installation.ts';
import { writeSamples } from '../support/docs/samples.ts';
import { asFamiliar, cannotRun, commandsOf, goesOn } from '../support/docs/shell.ts';

const ends: (() => Promise<void>)[] = [];
let installation: Installation;
beforeAll(async () => {
  installation = await setUpInstallation(end => ends.push(end));
  return async () => {
    for (const end of ends.reverse()) await end();
  };
});

/** A guide may have a dozen commands, each a process. */
const patienceMs = 240_000;

const withCommands = guides.filter(guide => commandsOf(guide).length > 0);
/** Commands that were run, so that what stands in several guides is run once. */
const seen = new Set<string>();

test('the guides are found, so that the next test does not pass for want of commands', () => {
  expect(withCommands.map(guide => guide.file)).toEqual(
    expect.arrayContaining(['README.md', 'docs/operating.md', 'docs/configuration.md', 'docs/de/betrieb.md']),
  );
});

describe('each command runs, or is named among those that can’t', () => {
  test.each(withCommands.map(guide => [guide.file, guide] as const))(
    '%s',
    async (_, guide) => {
      const plan = completePlanOf(guide);
      if (plan !== null) await apply(plan);
      const failures: string[] = [];
      for (const { line, text, isInText } of commandsOf(guide)) {
        const command = asFamiliar(filledIn(text));
        if (cannotRun.some(({ pattern }) => pattern.test(text)) || seen.has(command)) continue;
        if (isInText && isMention(command)) continue;
        seen.add(command);
        await writeSamples(command, installation.folder, plan ?? leastPlan);
        const done = await run(command);
        if (done.code !== 0 || /should not have happened|[Uu]sage:/.test(done.stderr))
          failures.push(`${guide.file}:${line}: ${text}\n${JSON.stringify(done, null, 2)}`);
      }
      expect(failures).toEqual([]);
    },
    patienceMs,
  );
});

test('no command is called impossible that no guide has', () => {
  const all = withCommands.flatMap(guide => commandsOf(guide).map(({ text }) => text));
  expect(cannotRun.filter(({ pattern }) => !all.some(text => pattern.test(text)))).toEqual([]);
});

const leastPlan = 'hotlines: [{ name: Hotline, numbers: [0221 4710100] }]\n';

/** The configuration that the guide gives as an example, by whose names it goes on to speak. */
function completePlanOf({ blocks }: Guide): string | null {
  return blocks.find(({ language, text }) => language === 'yaml' && /^hotlines:/m.test(text))?.text ?? null;
}

async function apply(plan: string): Promise<void> {
  await writeSamples('plan.yaml', installation.folder, plan);
  const { code, stderr } = await installation.run('familiar config apply plan.yaml');
  expect([code, stderr]).toEqual([0, expect.not.stringContaining('problem')]);
}

/** What a reader puts in, and where the emulator of this test listens. */
function filledIn(command: string): string {
  return command
    .replaceAll(/<(number|Nummer|caller)>/g, '"0171 3920001"')
    .replaceAll('localhost:8090', new URL(installation.emulator.url).host);
}

const program = await createProgram();

/** Names a command and does not call it; then there must be one. */
function isMention(command: string): boolean {
  const [, name, ...more] = command.split(' ');
  const found = program.commands.find(one => one.name() === name);
  return found !== undefined && more.every(word => found.commands.some(one => one.name() === word));
}

async function run(command: string): Promise<Done> {
  const long = goesOn.find(({ pattern }) => pattern.test(command));
  if (long === undefined) return installation.run(command);
  const done = await installation.run(
    command.startsWith('familiar emulate') ? `${command} --port ${await freePort()}` : command,
    long.until,
  );
  // It was ended from here, once it had begun.
  return { ...done, code: done.stdout.includes(long.until) ? 0 : 1 };
}
