/** A browser with cookies, which knows the page by its public address and follows no redirect by itself. */
export function openCookieBrowser(pageUrl: URL, listeningAt: string) {
  const jars = new Map<string, Map<string, string>>();
  const go = async (address: string, form?: Record<string, string>) => {
    const asked = new URL(address);
    const jar = jars.get(asked.host) ?? new Map<string, string>();
    jars.set(asked.host, jar);
    const real =
      asked.host === pageUrl.host
        ? `${listeningAt}/${asked.pathname.slice(pageUrl.pathname.length)}${asked.search}`
        : address;
    const response = await fetch(real, {
      redirect: 'manual',
      headers: { cookie: [...jar].map(([name, value]) => `${name}=${value}`).join('; ') },
      ...(form === undefined ? {} : { method: 'POST', body: new URLSearchParams(form) }),
    });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      if (value === '') jar.delete(name);
      else jar.set(name, value);
    }
    const location = response.headers.get('location');
    return {
      status: response.status,
      next: location === null ? null : new URL(location, asked).href,
      response,
    };
  };
  const session = async () => {
    const { response } = await go(new URL('api/session', pageUrl).href);
    return ((await response.json()) as { readonly user: object | null }).user;
  };
  return { go, session, jar: () => jars.get(pageUrl.host) ?? new Map<string, string>() };
}

export type CookieBrowser = ReturnType<typeof openCookieBrowser>;

/** Signs in at the provider, and returns the address to which it sends the browser back, or where it leads instead; empty if nowhere. */
export async function authorise(
  browser: CookieBrowser,
  pageUrl: URL,
  login: string,
  from = 'api/oidc',
): Promise<string> {
  let next = (await browser.go(new URL(from, pageUrl).href)).next ?? '';
  for (let step = 0; step < 12 && next !== '' && !next.startsWith(pageUrl.href); step++) {
    const isPrompt = new URL(next).pathname.includes('/interaction/');
    const first = await browser.go(next);
    if (!isPrompt) next = first.next ?? '';
    else {
      const text = await first.response.text();
      const prompt = text.includes('name="login"')
        ? { prompt: 'login', login, password: 'x' }
        : { prompt: 'consent' };
      next = (await browser.go(next, prompt)).next ?? '';
    }
  }
  return next;
}
