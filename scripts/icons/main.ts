// Makes the icons of the installed page from that of the browser's tab. Run it after that one has changed.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser } from '../../test/support/browser.ts';

const folder = join(import.meta.dirname, '../../web/public');
const icon = readFileSync(join(folder, 'icon.svg'), 'utf8');
/** Systems cut their own shape out of this one, so its ground reaches the edges. */
const maskable = icon.replace(' rx="8"', '');
if (maskable === icon) throw new Error('web/public/icon.svg has no rounded ground (rx="8") any more.');

const browser = await openBrowser();
try {
  for (const { name, svg, size } of [
    { name: 'icon-192.png', svg: icon, size: 192 },
    { name: 'icon-512.png', svg: icon, size: 512 },
    { name: 'icon-maskable-512.png', svg: maskable, size: 512 },
  ]) {
    const page = await browser.newPage({ viewport: { width: size, height: size } });
    await page.setContent(`<style>body { margin: 0 } svg { display: block }</style>${svg}`);
    writeFileSync(join(folder, name), await page.screenshot({ omitBackground: true }));
    await page.close();
    console.log(name);
  }
} finally {
  await browser.close();
}
