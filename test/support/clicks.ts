import type { Page } from 'playwright-core';

/** Counts what somebody does with mouse and keys on a page, as a person would count it. */
export interface Clicks {
  count(): Promise<number>;
}

/** Runs in the page, once for each time that it is loaded. */
const listen = `
  if (globalThis.clicksMade === undefined) {
    const add = clicks => { globalThis.clicksMade += clicks; };
    addEventListener('pointerdown', ({ isTrusted }) => isTrusted && add(1), true);
    addEventListener('keydown', ({ key, target }) => {
      const isPressed = target.closest('button, a, input, summary') !== null;
      if (isPressed && (key === 'Enter' || key === ' ')) add(1);
    }, true);
    addEventListener('change', ({ target }) => target.matches('select') && add(2), true);
  }
  globalThis.clicksMade = 0;
`;

/**
 * Counts from now on: each press of the mouse, Enter or Space on something that they press, and two for a choice from
 * a closed list, which is opened and chosen from. Typing counts nothing. The page must not be loaded anew meanwhile.
 */
export async function countClicks(page: Page): Promise<Clicks> {
  await page.evaluate(listen);
  return { count: () => page.evaluate<number>('globalThis.clicksMade') };
}
