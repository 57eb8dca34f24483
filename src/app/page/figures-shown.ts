import type { LookUps } from '../ports/page.ts';

/** Whether figures of single people are shown: an admin must have switched them on. */
export async function figuresShown(directory: Pick<LookUps, 'figureSwitches'>): Promise<boolean> {
  const [latest] = await directory.figureSwitches();
  return latest?.isOn ?? false;
}
