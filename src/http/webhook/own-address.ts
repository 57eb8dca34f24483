/**
 * The address at which this computer itself finds what listens on a host and port. A host such as 0.0.0.0 means all of its
 * addresses, and is none that a browser could open.
 */
export function ownAddress(host: string, port: number): string {
  if (isEverywhere(host)) return `http://127.0.0.1:${port}`;
  return `http://${host.includes(':') ? `[${host.replace(/^\[|\]$/g, '')}]` : host}:${port}`;
}

/** Whether other computers can open it too, by this one's name or address. */
export function isEverywhere(host: string): boolean {
  return /^(0\.0\.0\.0|0|\[?::\]?|\[?::0\]?|\[?0:0:0:0:0:0:0:0\]?)$/.test(host);
}
