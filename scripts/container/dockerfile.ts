/** One instruction of a Dockerfile, with the line it begins on. */
export type Instruction =
  | { readonly kind: 'workdir'; readonly path: string }
  | { readonly kind: 'env'; readonly name: string; readonly value: string }
  | {
      readonly kind: 'copy';
      readonly from: string | null;
      readonly sources: readonly string[];
      readonly target: string;
    }
  | { readonly kind: 'run'; readonly command: string }
  | { readonly kind: 'user'; readonly uid: number; readonly gid: number }
  | { readonly kind: 'volume'; readonly path: string }
  | { readonly kind: 'expose'; readonly port: number }
  | { readonly kind: 'healthcheck'; readonly command: readonly string[] }
  | { readonly kind: 'cmd'; readonly command: readonly string[] };

export interface Stage {
  /** The name after `AS`, else the stage's position as text, as `COPY --from` may call it. */
  readonly name: string;
  readonly image: string;
  readonly instructions: readonly Instruction[];
}

export class DockerfileError extends Error {
  override readonly name = 'DockerfileError';
}

/**
 * Reads the part of the Dockerfile language that ours uses. Whatever it does not know is a DockerfileError,
 * so nothing in the file goes untested.
 */
export function parseDockerfile(text: string): readonly Stage[] {
  const stages: { name: string; image: string; instructions: Instruction[] }[] = [];
  for (const line of logicalLines(text)) {
    const [, keyword = '', rest = ''] = /^(\S+)\s+(.*)$/.exec(line) ?? [];
    if (keyword === 'FROM') {
      stages.push({ ...parseFrom(rest, stages.length), instructions: [] });
      continue;
    }
    const stage = stages.at(-1);
    if (stage === undefined) throw new DockerfileError(`"${line}" stands before the first FROM`);
    stage.instructions.push(...parseInstruction(keyword, rest, line));
  }
  return stages;
}

function logicalLines(text: string): string[] {
  return text
    .split('\n')
    .filter(line => !line.trimStart().startsWith('#'))
    .join('\n')
    .replaceAll(/\\\n\s*/g, '')
    .split('\n')
    .map(line => line.trim())
    .filter(line => line !== '');
}

function parseFrom(rest: string, position: number): { name: string; image: string } {
  const [, image, name] = /^(\S+)(?: AS (\S+))?$/.exec(rest) ?? [];
  if (image === undefined) throw new DockerfileError(`FROM is not understood: "${rest}"`);
  return { image, name: name ?? String(position) };
}

function parseInstruction(keyword: string, rest: string, line: string): Instruction[] {
  switch (keyword) {
    case 'WORKDIR':
      return [{ kind: 'workdir', path: rest }];
    case 'ENV':
      return rest.split(/\s+/).map(pair => parseEnv(pair));
    case 'COPY':
      return [parseCopy(rest)];
    case 'RUN':
      return [{ kind: 'run', command: rest }];
    case 'USER':
      return [parseUser(rest)];
    case 'VOLUME':
      return [{ kind: 'volume', path: rest }];
    case 'EXPOSE':
      return [{ kind: 'expose', port: Number(rest) }];
    case 'HEALTHCHECK':
      return [{ kind: 'healthcheck', command: parseExecForm(rest.replace(/^(--\S+\s+)*CMD\s+/, '')) }];
    case 'CMD':
      return [{ kind: 'cmd', command: parseExecForm(rest) }];
    default:
      throw new DockerfileError(
        `"${line}" is not understood; teach scripts/container/dockerfile.ts to read it`,
      );
  }
}

function parseEnv(pair: string): Instruction {
  const [, name, value] = /^(\w+)=([^"'$\\]*)$/.exec(pair) ?? [];
  if (name === undefined || value === undefined)
    throw new DockerfileError(`ENV is not understood: "${pair}"`);
  return { kind: 'env', name, value };
}

function parseCopy(rest: string): Instruction {
  const [, from, paths = ''] = /^(?:--from=(\S+)\s+)?(.*)$/.exec(rest) ?? [];
  const words = paths.split(/\s+/);
  const target = words.at(-1);
  if (target === undefined || words.length < 2 || /--|[*?[]/.test(paths))
    throw new DockerfileError(`COPY is not understood: "${rest}"`);
  return { kind: 'copy', from: from ?? null, sources: words.slice(0, -1), target };
}

function parseUser(rest: string): Instruction {
  const [, uid, gid] = /^(\d+):(\d+)$/.exec(rest) ?? [];
  if (uid === undefined || gid === undefined)
    throw new DockerfileError(`USER must be uid:gid, not "${rest}"`);
  return { kind: 'user', uid: Number(uid), gid: Number(gid) };
}

function parseExecForm(text: string): readonly string[] {
  const words: unknown = text.startsWith('[') ? JSON.parse(text) : null;
  if (!Array.isArray(words) || !words.every(word => typeof word === 'string'))
    throw new DockerfileError(`A command must be a JSON array of strings, not "${text}"`);
  return words;
}
