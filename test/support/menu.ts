import type { Page } from 'playwright-core';

/** The menus of the page's head: of what is arranged, or of one's own. */
type MenuName = 'set-up' | 'account';

export async function followInMenu(page: Page, menu: MenuName, link: string): Promise<void> {
  await openMenu(page, menu);
  await page.locator(`.${menu}`).getByRole('link', { name: link }).click();
}

export async function openMenu(page: Page, menu: MenuName): Promise<void> {
  await page.locator('.bar').waitFor();
  const button = page.locator(`.${menu} > .menu-button`);
  // On a phone what is arranged stands below what happens.
  const shown = (await button.isVisible()) ? button : page.locator('.sections > .menu-button');
  await shown.click();
}
