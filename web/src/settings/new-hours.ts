import { goTo } from '../router.ts';
import { draft, setSection } from './draft.ts';
import { settingsWords } from './in-words.ts';

/**
 * Adds opening hours and opens them. They apply to the hotline at `index`, or to the only one if it has none
 * yet: hours that nobody uses change nothing.
 */
export function addHours(index = onlyHotline()): void {
  const { hours = {}, hotlines } = draft.value;
  const name = freeName(
    (index === null ? undefined : hotlines[index]?.name) ?? settingsWords.value.hours.newName,
    Object.keys(hours),
  );
  setSection('hours', { ...hours, [name]: { weekly: { 'monday-friday': '08:00-17:00' } } });
  setSection(
    'hotlines',
    hotlines.map((hotline, at) => (at === index ? { ...hotline, hours: name } : hotline)),
  );
  goTo('settings', 'hours', name);
}

function onlyHotline(): number | null {
  const [only, ...others] = draft.value.hotlines;
  return only !== undefined && others.length === 0 && only.hours === undefined ? 0 : null;
}

function freeName(wanted: string, taken: readonly string[]): string {
  for (let count = 1; ; count += 1) {
    const name = count === 1 ? wanted : `${wanted} ${count}`;
    if (!taken.includes(name)) return name;
  }
}
