import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Command } from 'commander';
import { applyPlan, checkGiven } from '../../app/apply-plan.ts';
import type { PlanDesk } from '../../app/plan-desk.ts';
import { readEditor } from '../../config/environment.ts';
import { describeProblem, type PlanProblem } from '../../plan/plan-problem.ts';
import { CliError } from '../run-program.ts';
import { atDesk, byOption } from './at-desk.ts';
import { currentYaml } from './current-yaml.ts';
import { readText } from './read-text.ts';
import { tellApplied } from './tell.ts';

export function editCommand(): Command {
  return new Command('edit')
    .description('change the configuration in the editor that VISUAL or EDITOR names, and put it in force')
    .addOption(byOption())
    .action(edit);
}

async function edit({ by }: { readonly by: string }): Promise<void> {
  await atDesk('change', async desk => {
    const { revision, yaml } = await currentYaml(desk);
    const file = join(await mkdtemp(join(tmpdir(), 'familiar-')), 'familiar.yaml');
    const edited = await editUntilRight(desk, file, yaml);
    if (edited === null) console.log('Nothing changed.');
    else
      try {
        tellApplied(await applyPlan(desk, { yaml: edited }, { by, basedOn: revision }), file);
      } catch (error) {
        console.error(`familiar: your text is kept in ${file}.`);
        throw error;
      }
    await rm(join(file, '..'), { recursive: true });
  });
}

/** The text once nothing is wrong with it; null if it was left as it is. */
async function editUntilRight(desk: PlanDesk, file: string, yaml: string): Promise<string | null> {
  let offered = yaml;
  for (;;) {
    await writeFile(file, offered, { mode: 0o600 });
    await openEditor(file);
    const given = await readText(file);
    if (given === offered) {
      if (offered === yaml) return null;
      throw new CliError(
        `nothing was changed, because something is wrong with it; your text is kept in ${file}.`,
      );
    }
    const text = withoutProblems(given);
    const checked = await checkGiven(desk, { yaml: text });
    if (checked.ok) return text;
    offered = `${renderProblems(checked.problems)}${text}`;
  }
}

const mark = '#! ';

function renderProblems(problems: readonly PlanProblem[]): string {
  const lines = problems.map(problem =>
    describeProblem({ ...problem, line: shifted(problem, problems.length) }),
  );
  return [...lines, 'Correct it and save, or leave the editor without a change to give up.']
    .map(line => `${mark}${line}\n`)
    .join('');
}

/** The lines that tell of the problems stand above the others. */
function shifted({ line }: PlanProblem, count: number): number | null {
  return line === null ? null : line + count + 1;
}

function withoutProblems(text: string): string {
  return text
    .split('\n')
    .filter(line => !line.startsWith(mark))
    .join('\n');
}

async function openEditor(file: string): Promise<void> {
  const editor = readEditor();
  // By a shell, because such settings may have arguments.
  const child = spawn(`${editor} "${file}"`, { shell: true, stdio: 'inherit' });
  const [code] = await once(child, 'exit');
  if (code !== 0)
    throw new CliError(
      `the editor ${editor} ended with ${code}; nothing was changed. VISUAL or EDITOR names another.`,
    );
}
