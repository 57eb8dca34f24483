import type { Block, Guide, Snippet } from './documents.ts';

/** Commands that no test can run, and why. Each of these lines must be needed by some guide. */
export const cannotRun: readonly { readonly pattern: RegExp; readonly why: string }[] = [
  { pattern: /…|<(command|this repository|dieses Repository)>/, why: 'says what commands look like' },
  { pattern: /^npm (ci|run build)\b/, why: 'takes minutes, and is how CI begins' },
  {
    pattern: /^npm (test|run (test:at|check|fmt|docs|bench|chaos|screenshots|film|structure))\b/,
    why: 'is what runs this, or takes minutes',
  },
  { pattern: /^npm run dev$/, why: 'watches files for ever; what it starts is what `npm start` does' },
  { pattern: /^npm run demo$/, why: 'played by test/cli/service.test.ts' },
  { pattern: /^\.ci\/run$/, why: 'is what runs this' },
  { pattern: /^git (clone|pull)\b/, why: 'needs the network' },
  { pattern: /^(ssh|cloudflared|ngrok) /, why: 'opens this computer to the internet' },
  { pattern: /^docker /, why: 'there is no container engine' },
  {
    pattern: /^systemctl /,
    why: 'there is no systemd running; the unit is carried out by test/docs/systemd.test.ts',
  },
  { pattern: /^(useradd|chown) /, why: 'needs root, and changes the computer' },
  {
    pattern: /^familiar absences (follow|refresh|unfollow)\b/,
    why: 'needs a calendar that is published; run by test/cli/absences.test.ts',
  },
  { pattern: /^familiar doctor\b/, why: 'no service runs there; run by test/cli/doctor.test.ts' },
  {
    pattern: /^familiar second-factor\b/,
    why: 'needs somebody who has one; run by test/cli/second-factor.test.ts',
  },
  {
    pattern: /^familiar connect\b/,
    why: 'needs a service that runs, and somebody who agrees; run by test/cli/connect.test.ts',
  },
  {
    pattern: /--tutorial( mysql:|$)/,
    why: 'needs the tutorial’s database; run by test/cli/import/import-tutorial.test.ts',
  },
];

/** Commands that go on until they are ended, and what they say when they have begun. */
export const goesOn: readonly { readonly pattern: RegExp; readonly until: string }[] = [
  { pattern: /^familiar start$/, until: 'Familiar listens at' },
  { pattern: /^familiar emulate\b/, until: 'listens at' },
];

const programs = [
  ...['familiar', 'npm', 'npx', 'node', 'git', 'docker', 'docker-compose', 'systemctl', 'curl', 'sudo'],
  ...[
    'cp',
    'mv',
    'chmod',
    'chown',
    'useradd',
    'install',
    'ssh',
    'cloudflared',
    'ngrok',
    'sqlite3',
    '.ci/run',
  ],
];
const beginning = new RegExp(`^(${programs.map(name => name.replaceAll('.', '\\.')).join('|')})( |$)`);

/** Whether a block holds shell commands. */
export function isShell({ language, text }: Block): boolean {
  if (language === 'sh' || language === 'bash') return true;
  return language === null && beginning.test(text);
}

export interface ShellCommand extends Snippet {
  /** Whether it stands in a sentence, and may be but the name of a command. */
  readonly isInText: boolean;
}

/** The commands of a guide in their order, one that goes over several lines as one. Scripts are looked at elsewhere. */
export function commandsOf({ blocks, spans }: Guide): readonly ShellCommand[] {
  const inBlocks = blocks
    .filter(block => isShell(block) && !block.text.startsWith('#!'))
    .flatMap(({ file, line, text }) =>
      text
        .replaceAll(/\\\n\s*/g, '')
        .split('\n')
        .map((command, index) => ({
          file,
          line: line + index,
          text: withoutComment(command),
          isInText: false,
        })),
    );
  const inText = spans
    .filter(({ text }) => beginning.test(text) && text.includes(' '))
    .map(span => ({ ...span, isInText: true }));
  return [...inBlocks, ...inText].filter(({ text }) => text !== '');
}

function withoutComment(command: string): string {
  return command
    .replace(/(^|\s{2,}|\s(?="))# .*$/, '')
    .replace(/"\s+# .*$/, '"')
    .trim();
}

/** The command as one types it where `familiar` is known, whatever starts it in the guide. */
export function asFamiliar(command: string): string {
  return command
    .replace(/^(npm run -s familiar --|node dist\/familiar\.js)(?= |$)/, 'familiar')
    .replace(/^npm start$/, 'familiar start');
}
