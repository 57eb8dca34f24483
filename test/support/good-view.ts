import axe from 'axe-core';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';

/** That a view fits the screen and is accessible to everybody. */
export async function expectGood(page: Page, width: number): Promise<void> {
  expect(await page.locator('html').evaluate(html => html.scrollWidth)).toBeLessThanOrEqual(width);
  // Where one is stands in sight, or is named by the menu that it is in.
  for (const link of await page.locator('nav [aria-current], nav .menu-button').all()) {
    const box = await link.boundingBox();
    if (box === null) continue;
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.x + box.width).toBeLessThanOrEqual(width);
  }
  const isShell = (await page.locator('.bar').count()) > 0;
  const here = page.locator(
    'nav [aria-current], nav .menu-button.current, .account .current, .sections > .menu-button',
  );
  if (isShell) expect(await here.filter({ visible: true }).count()).toBeGreaterThan(0);
  expect(await page.evaluate<readonly string[]>(sameNames)).toEqual([]);
  expect(await page.evaluate<readonly string[]>(stickingOut)).toEqual([]);
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  });
  expect(found).toEqual([]);
}

/**
 * Runs in the page: the names that several visible buttons or links share although they do different things, as
 * nobody could tell them apart who hears them. Links to the same address do the same.
 */
const sameNames = `(() => {
  const textOf = node => {
    if (node.nodeType === Node.TEXT_NODE) return node.data;
    if (node.nodeType !== Node.ELEMENT_NODE || node.getAttribute('aria-hidden') === 'true') return '';
    return node.getAttribute('aria-label') ?? node.getAttribute('alt') ?? [...node.childNodes].map(textOf).join('');
  };
  const doings = new Map();
  const all = document.querySelectorAll('button, a[href], summary');
  [...all].filter(one => one.checkVisibility()).forEach((one, index) => {
    const name = textOf(one).replace(/\\s+/g, ' ').trim();
    const does = one.getAttribute('href') ?? one.tagName + index;
    doings.set(name, new Set([...(doings.get(name) ?? []), does]));
  });
  return [...doings].flatMap(([name, does]) => (does.size > 1 ? [does.size + ' × ' + name] : []));
})()`;

/** Runs in the page: the boxes that something in them sticks out of, which then lies over what stands beside them. */
const stickingOut = `(() => {
  const boxes = document.querySelectorAll('.card, .call, .agent, .chip, .figure, button');
  return [...boxes]
    .filter(one => one.checkVisibility() && getComputedStyle(one).overflowX === 'visible')
    .filter(one => one.scrollWidth > one.clientWidth + 1 && one.clientWidth > 0)
    .map(({ className, textContent }) => className + ': ' + textContent.slice(0, 60));
})()`;

interface Axe {
  run(): Promise<{ violations: readonly { id: string; nodes: readonly { html: string }[] }[] }>;
}
