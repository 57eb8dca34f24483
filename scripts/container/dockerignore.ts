import { DockerfileError } from './dockerfile.ts';

/**
 * Reads a `.dockerignore` that shuts everything out and lets single top-level names back in, the one form
 * that can't leak a new file by oversight. Returns whether a path of the build context may be copied.
 */
export function parseDockerignore(text: string): (path: string) => boolean {
  const [first, ...others] = text.split('\n').filter(line => line !== '' && !line.startsWith('#'));
  if (first !== '*') throw new DockerfileError('.dockerignore must begin with "*"');
  const allowed = new Set(others.map(toTopLevelName));
  return path => allowed.has(path.split('/')[0] ?? '');
}

function toTopLevelName(line: string): string {
  const [, name] = /^!([\w.-]+)$/.exec(line) ?? [];
  if (name === undefined)
    throw new DockerfileError(`.dockerignore: "${line}" is not "!" and a top-level name`);
  return name;
}
