/** Shows how many callers are to be called back in the icon of the window; 0: as it was. */
export function showCount(open: number): void {
  const icon = document.querySelector<HTMLLinkElement>('link[rel="icon"]');
  if (icon !== null) icon.href = open === 0 ? './icon.svg' : iconWith(open);
}

/** That of `public/icon.svg`, with a number in its corner. */
function iconWith(count: number): string {
  const rings = [12, 20]
    .map(x => `<circle cx="${x}" cy="16" r="5" fill="none" stroke="#fff" stroke-width="2.4"/>`)
    .join('');
  const number = count > 9 ? '9+' : String(count);
  const svg =
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 32 32"><rect width="32" height="32" rx="8" fill="#0f6b5c"/>${rings}` +
    `<circle cx="22" cy="22" r="10" fill="#a83232"/><text x="22" y="27.2" fill="#fff" text-anchor="middle" ` +
    `font-family="sans-serif" font-weight="bold" font-size="${number.length > 1 ? 13 : 15}">${number}</text></svg>`;
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
