// The wall screen is a page of its own, since it runs on televisions, whose browsers are never updated. It
// may use only what Chromium 53 has (LG webOS 4, 2018): its tsconfig allows no newer language, and a test
// removes the rest.
import { drawFigures, drawMessage, type Manner } from './draw.ts';
import type { WallFigures } from './figures.ts';
import { words } from './words.ts';

/**
 * Polled instead of streamed: a request costs the router about a millisecond, even with 200 agents, and
 * nobody reads a wall faster than this. A stream can't be opened by a POST, so the secret would be in its
 * address and thus in the log of every proxy. And a revoked link ends with the next request.
 */
const lookEveryMs = 1_000;

/** Behind `#`, which browsers send to no server or proxy. */
const secret = location.hash.replace(/^#/, '');

const language = chosenLanguage();
const manner: Manner = { language, say: words[language] };
const main = document.querySelector('main');
let latest: WallFigures | null = null;

if (main !== null) {
  document.documentElement.lang = language;
  const theme = remembered('familiar-theme');
  if (theme !== null) document.documentElement.setAttribute('data-theme', theme);
  document.title = `${manner.say.title} – Familiar`;
  drawMessage(main, manner.say.loading);
  look(main);
  // Somebody typed another link over this one.
  addEventListener('hashchange', () => location.reload());
}

function look(screen: HTMLElement): void {
  const body = JSON.stringify({ secret });
  const headers = { 'content-type': 'application/json' };
  fetch('api/wall', { method: 'POST', headers, body })
    .then(response => response.json().then(reply => show(screen, response.ok, reply)))
    .catch(() => showLost(screen));
}

interface Refusal {
  readonly code?: string;
}

function show(screen: HTMLElement, isGood: boolean, reply: WallFigures & Refusal): void {
  if (isGood) {
    latest = reply;
    drawFigures(screen, reply, manner, false);
  } else if (reply.code === 'used-link' || reply.code === 'bad-input') {
    drawMessage(screen, manner.say.ended);
    return;
  } else throw new Error('The server has a problem of its own.');
  again(screen);
}

/** Keeps what is shown, and marks it as out of date. */
function showLost(screen: HTMLElement): void {
  if (latest === null) drawMessage(screen, manner.say.lost);
  else drawFigures(screen, latest, manner, true);
  again(screen);
}

function again(screen: HTMLElement): void {
  setTimeout(() => look(screen), lookEveryMs);
}

/**
 * As on the page: the language chosen there in this browser, else German unless the browser prefers English.
 */
function chosenLanguage(): 'de' | 'en' {
  const chosen = remembered('familiar-language');
  if (chosen === 'de' || chosen === 'en') return chosen;
  const [preferred] = navigator.languages.filter(one => /^(de|en)\b/.test(one));
  return preferred !== undefined && preferred.indexOf('en') === 0 ? 'en' : 'de';
}

/** Some televisions have no storage. */
function remembered(name: string): string | null {
  try {
    return localStorage.getItem(name);
  } catch {
    return null;
  }
}
