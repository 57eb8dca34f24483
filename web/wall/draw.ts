import { type Reached, reachedOf, reachedSigns, settledOf } from '../src/goal.ts';
import { formatSpan, plainNumber, plainPercent, two } from '../src/plain-format.ts';
import type { DayFigures, WallFigures } from './figures.ts';
import type { WallWords } from './words.ts';

/** The words of the screen, and the language its numbers are written in. */
export interface Manner {
  readonly say: WallWords;
  readonly language: 'de' | 'en';
}

/** A wait this long, in milliseconds, is shown in red. */
const longMs = 60_000;

/** Redraws all figures; no names or numbers. There are few, so replacing them all is cheap. */
export function drawFigures(main: HTMLElement, wall: WallFigures, manner: Manner, isLost: boolean): void {
  const { say } = manner;
  const screen = document.createDocumentFragment();
  if (isLost) add(screen, 'p', { class: 'lost', role: 'status' }, say.lost);
  const header = add(screen, 'header', {});
  add(header, 'h1', {}, wall.hotlines.join(' · '));
  add(header, 'p', { class: 'clock' }, clockOf(wall));
  drawNow(screen, wall, manner);
  drawTeam(screen, wall, manner);
  drawToday(screen, wall, manner);
  replaceBy(main, screen);
  mark(main, 'lost', isLost);
}

/** Shows one message in the middle of the screen. */
export function drawMessage(main: HTMLElement, text: string): void {
  const screen = document.createDocumentFragment();
  add(screen, 'p', { class: 'message', role: 'status' }, text);
  replaceBy(main, screen);
}

function drawNow(screen: Node, wall: WallFigures, { say, language }: Manner): void {
  const { waiting, longestWaitMs } = wall;
  const isLong = waiting > 0 && longestWaitMs >= longMs;
  const list = add(screen, 'dl', { class: 'now' });
  for (const tile of [
    addFigure(list, say.waiting, numberIn(language, waiting)),
    addFigure(list, say.longest, formatSpan(longestWaitMs, language)),
  ]) {
    mark(tile, 'some', waiting > 0);
    mark(tile, 'alarm', isLong);
  }
  addCount(list, 'ringing', say.ringing, numberIn(language, wall.ringing));
  addCount(list, 'talking', say.talking, numberIn(language, wall.talking));
}

function drawTeam(screen: Node, { agents }: WallFigures, { say, language }: Manner): void {
  const list = add(screen, 'dl', { class: 'now' });
  addCount(list, 'free', say.free, numberIn(language, agents.free));
  addCount(list, 'busy', say.busy, numberIn(language, agents.busy));
  addCount(list, 'on-break', say.onBreak, numberIn(language, agents.onBreak));
  addCount(list, 'away', say.away, numberIn(language, agents.away));
}

/** Today's figures, each with that of a week ago beside it, and how it stands to its goal. */
function drawToday(screen: Node, wall: WallFigures, manner: Manner): void {
  const { figures, goals, comparison } = wall;
  const { language } = manner;
  const share = (part: number, whole: number): string =>
    whole === 0 ? '–' : plainPercent(part / whole, language);
  const speed = ({ speedOfAnswerMs }: DayFigures): string =>
    speedOfAnswerMs === null ? '–' : `${numberIn(language, speedOfAnswerMs / 1000, 1)} s`;
  const names = manner.say.figures;
  const list = add(screen, 'dl', { class: 'today' });
  const addRow = (name: string, show: (from: DayFigures) => string): HTMLElement =>
    addToday(list, name, [show(figures), comparison && `${names.lastWeek} ${show(comparison.lastWeek)}`]);
  addRow(names.offered, from => numberIn(language, from.offered));
  const answered = addRow(names.answered, from => share(from.answered, settledOf(from)));
  const reached = reachedOf(figures.answered, settledOf(figures), goals.answered);
  warn(answered, { reached, goal: goals.answered }, manner);
  const missed = addRow(names.missed, from => numberIn(language, from.missed));
  if (figures.missed > 0 && reached !== null) missed.setAttribute('data-reached', reached);
  const inTime = addRow(names.serviceLevel(numberIn(language, goals.serviceLevelMs / 1000)), from =>
    share(from.answeredInTime, settledOf(from)),
  );
  const isInTime = reachedOf(figures.answeredInTime, settledOf(figures), goals.serviceLevel);
  warn(inTime, { reached: isInTime, goal: goals.serviceLevel }, manner);
  addRow(names.speed, speed);
  addRow(names.familiar, from => share(from.familiar, from.byReturningCallers));
}

function addToday(list: Node, name: string, [now, before]: readonly [string, string | null]): HTMLElement {
  const tile = addFigure(list, name, now);
  if (tile.lastChild !== null && before !== null) add(tile.lastChild, 'span', { class: 'before' }, before);
  return tile;
}

/** Says by colour, sign and words how a figure stands to its goal. */
function warn(
  tile: HTMLElement,
  { reached, goal }: { readonly reached: Reached | null; readonly goal: number },
  { say, language }: Manner,
): void {
  if (reached === null || tile.lastChild === null) return;
  tile.setAttribute('data-reached', reached);
  const text = say.figures.goal[reached](plainPercent(goal, language));
  add(tile.lastChild, 'span', { class: 'goal' }, `${reachedSigns[reached]} ${text}`);
}

function addCount(list: Node, name: string, text: string, count: string): void {
  const tile = addFigure(list, text, count);
  tile.setAttribute('data-count', name);
  mark(tile, 'some', count !== '0');
}

/** A name followed by its figure. */
function addFigure(list: Node, name: string, figure: string): HTMLElement {
  const tile = add(list, 'div', {});
  add(tile, 'dt', {}, name);
  add(tile, 'dd', {}, figure);
  return tile;
}

/** Hour and minute in the hotline's time zone, whatever the television's clock says. */
function clockOf({ now, utcOffsetMinutes }: WallFigures): string {
  const there = new Date(now + utcOffsetMinutes * 60_000);
  return `${two(there.getUTCHours())}:${two(there.getUTCMinutes())}`;
}

function numberIn(language: 'de' | 'en', value: number, digits = 0): string {
  const options = { minimumFractionDigits: digits, maximumFractionDigits: digits };
  const locale = language === 'de' ? 'de-DE' : 'en-GB';
  return plainNumber(value, digits, language) ?? new Intl.NumberFormat(locale, options).format(value);
}

function add(
  parent: Node,
  name: string,
  attributes: { readonly class?: string; readonly role?: string },
  text = '',
): HTMLElement {
  const element = document.createElement(name);
  if (attributes.class !== undefined) element.className = attributes.class;
  if (attributes.role !== undefined) element.setAttribute('role', attributes.role);
  element.appendChild(document.createTextNode(text));
  parent.appendChild(element);
  return element;
}

function mark(element: HTMLElement, name: string, isSet: boolean): void {
  if (isSet) element.setAttribute(`data-${name}`, 'true');
  else element.removeAttribute(`data-${name}`);
}

function replaceBy(main: HTMLElement, screen: DocumentFragment): void {
  main.textContent = '';
  main.appendChild(screen);
}
