import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Programs that play a WAV file, on macOS and on Linux, with their arguments besides its name. */
const players: readonly (readonly [program: string, ...options: string[]])[] = [
  ['afplay'],
  ['paplay'],
  ['aplay', '-q'],
  ['ffplay', '-nodisp', '-autoexit', '-loglevel', 'error'],
];

export const playerNames: readonly string[] = players.map(([program]) => program);

/**
 * Plays a WAV file to its end. False if there is no player, or none that can play, as without a sound card.
 */
export async function playSound(file: string): Promise<boolean> {
  for (const [program, ...options] of players) if (await runs(program, [...options, file])) return true;
  return false;
}

async function runs(program: string, args: readonly string[]): Promise<boolean> {
  const player = spawn(program, args, { stdio: 'ignore' });
  try {
    const [code] = await once(player, 'exit');
    return code === 0;
  } catch {
    // There is no such program.
    return false;
  }
}
