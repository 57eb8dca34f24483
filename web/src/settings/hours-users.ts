import { draft } from './draft.ts';
import { settingsWords } from './in-words.ts';

/** Names of the hotlines that use these hours. */
export function usersOf(name: string): string {
  const say = settingsWords.value.hours;
  const users = draft.value.hotlines.filter(hotline => hotline.hours === name);
  return users.length === 0 ? say.unused : say.usedBy(users.map(hotline => hotline.name).join(', '));
}
