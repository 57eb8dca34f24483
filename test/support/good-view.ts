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
  await page.evaluate(axe.source);
  const found = await page.evaluate(async () => {
    const { violations } = await (globalThis as unknown as { axe: Axe }).axe.run();
    return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
  });
  expect(found).toEqual([]);
}

interface Axe {
  run(): Promise<{ violations: readonly { id: string; nodes: readonly { html: string }[] }[] }>;
}
