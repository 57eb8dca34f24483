import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/** A server in a process of its own, so its CPU time can be told from the load's. */
export interface ServerProcess extends AsyncDisposable {
  readonly url: string;
  usage(): Promise<{ readonly cpuUs: number; readonly rssBytes: number }>;
}

export async function startServer(
  name: 'bare' | 'durable-bare' | 'familiar',
  args: readonly string[],
): Promise<ServerProcess> {
  // Beside this module's own bundle.
  const script = fileURLToPath(new URL(`${name}.js`, import.meta.url));
  const child = fork(script, args, { execArgv: [] });
  const exited = once(child, 'exit');
  const { port } = (await messageFrom(child)) as { port: number };
  return {
    url: `http://127.0.0.1:${port}`,
    usage: async () => {
      child.send('usage');
      return (await messageFrom(child)) as { cpuUs: number; rssBytes: number };
    },
    [Symbol.asyncDispose]: async () => {
      child.kill('SIGKILL');
      await exited;
    },
  };
}

/** Rejects if the server ends first. Each listener goes when it has been heard or is no longer needed. */
export async function messageFrom(child: ChildProcess): Promise<unknown> {
  const heard = new AbortController();
  const ended = once(child, 'exit', heard).then(() => {
    throw new Error('The server ended before it answered.');
  });
  try {
    const [message] = await Promise.race([once(child, 'message', heard), ended]);
    return message;
  } finally {
    heard.abort();
    ended.catch(() => {});
  }
}
