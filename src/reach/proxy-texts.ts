/** What leads an address to Familiar, ready to be copied. */
export interface ProxyTexts {
  readonly nginx: string;
  readonly caddy: string;
  /** For its file provider. */
  readonly traefik: string;
  /** Commands, one a line, each of which gives an address for trying out and leads it to Familiar. */
  readonly tunnels: string;
}

/** @param port of this computer, at which Familiar listens */
export function proxyTexts(url: URL, port: number): ProxyTexts {
  const { hostname, host } = url;
  const familiar = `127.0.0.1:${port}`;
  // What a proxy compares is no longer encoded. A slash at the end would have to be there.
  const path = decoded(url.pathname).replace(/\/+$/, '') || '/';
  return {
    nginx: `server {
  listen ${url.port || 443} ssl;
  server_name ${hostname};
  # ssl_certificate …
  location ${quoted(path)} { proxy_pass http://${familiar}; }
}`,
    caddy: `${host} {
  @sipgate path ${withoutPlaceholders(quoted(`${path}*`))}
  reverse_proxy @sipgate ${familiar}
}`,
    traefik: `[http.routers.familiar]
rule = ${JSON.stringify(`Host(\`${hostname}\`) && PathPrefix(\`${path}\`)`)}
entryPoints = ["websecure"]
service = "familiar"
tls = { certResolver = "letsencrypt" }

[[http.services.familiar.loadBalancer.servers]]
url = "http://${familiar}"`,
    tunnels: `ssh -R 80:localhost:${port} nokey@localhost.run
cloudflared tunnel --url http://localhost:${port}
ngrok http ${port}`,
  };
}

function decoded(path: string): string {
  try {
    return decodeURI(path);
  } catch {
    return path;
  }
}

/** Caddy takes what stands in braces for a value that it knows. */
function withoutPlaceholders(word: string): string {
  return word.replaceAll(/[{}]/g, '\\$&');
}

/** As nginx and Caddy want a word in which there is something that means something to them. */
function quoted(word: string): string {
  return /^[\w/.~*-]+$/.test(word) ? word : `"${word.replaceAll(/["\\]/g, '\\$&')}"`;
}
