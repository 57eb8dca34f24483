import { Command } from 'commander';
import type { AppContext } from '../app/context.ts';
import { pauseAgent, resumeAgent } from '../app/switchboard/pause-agent.ts';
import { planFromSettings } from '../config/plan-from-settings.ts';
import type { Language } from '../domain/language.ts';
import type { Agent } from '../domain/roster.ts';
import { createContext } from '../wiring/create-context.ts';
import { agentCalled } from './agent-called.ts';
import { byOption } from './config/at-desk.ts';
import { silentLog } from './create-log.ts';
import { langOption } from './lang-option.ts';
import { loadConfig } from './load-config.ts';
import { openStoreFor } from './open-store.ts';
import { readPositive } from './read-positive.ts';

interface PauseOptions {
  readonly minutes?: number;
  readonly reason: string;
  readonly by: string;
  readonly lang: Language;
}

export function pauseCommand(): Command {
  return new Command('pause')
    .description('let an agent take no calls for a while; a running service knows it within a second')
    .argument('<agent>', 'full name, number or id')
    .option('--minutes <N>', 'for how long; until "familiar resume" if left out', readPositive)
    .option('--reason <text>', 'why, for everybody to see', '')
    .addOption(byOption())
    .addOption(langOption())
    .addHelpText('after', '\nExample:\n  familiar pause "Anna Beck" --minutes 30 --reason lunch')
    .action(pause);
}

export function resumeCommand(): Command {
  return new Command('resume')
    .description('let an agent take calls again')
    .argument('<agent>', 'full name, number or id')
    .addOption(byOption())
    .addOption(langOption())
    .action(resume);
}

async function pause(agent: string, { minutes, reason, by, lang }: PauseOptions): Promise<void> {
  await withAgent(agent, async (context, { id, name }) => {
    const until = minutes === undefined ? null : context.clock() + minutes * 60_000;
    await pauseAgent(context, { agentId: id, until, reason: reason.slice(0, 100), by });
    console.log(words[lang].paused(name, minutes ?? null));
  });
}

async function resume(agent: string, { by, lang }: Pick<PauseOptions, 'by' | 'lang'>): Promise<void> {
  await withAgent(agent, async (context, { id, name }) => {
    await resumeAgent(context, id, by);
    console.log(words[lang].resumed(name));
  });
}

const words = {
  en: {
    paused: (name: string, minutes: number | null) =>
      `${name} takes no calls ${minutes === null ? 'until resumed' : `for ${minutes} min`}.`,
    resumed: (name: string) => `${name} takes calls again.`,
  },
  de: {
    paused: (name: string, minutes: number | null) =>
      `${name} bekommt ${minutes === null ? 'bis auf Weiteres' : `${minutes} min lang`} keine Anrufe.`,
    resumed: (name: string) => `${name} bekommt wieder Anrufe.`,
  },
} as const;

async function withAgent(
  text: string,
  work: (context: AppContext, agent: Agent) => Promise<void>,
): Promise<void> {
  const config = loadConfig();
  const surroundings = { log: silentLog, clock: Date.now };
  const store = await openStoreFor('recall', config, surroundings);
  try {
    const agent = agentCalled(await store.loadRoster(), text);
    const plan = planFromSettings(config);
    await work(createContext(config, store, { ...surroundings, plan }), agent);
  } finally {
    await store.close();
  }
}
