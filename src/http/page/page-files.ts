import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { extname, join, relative, sep } from 'node:path';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

/** A file of the page as it is sent, with compressed forms if the build made them. */
interface PageFile {
  readonly type: string;
  readonly plain: Buffer;
  readonly brotli: Buffer | null;
  readonly gzip: Buffer | null;
}

/**
 * The page's files by path, such as `index.html` and `assets/index-1a2b3c.js`. Nothing else is ever served.
 */
export type PageFiles = ReadonlyMap<string, PageFile>;

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.json': 'application/json',
  '.webmanifest': 'application/manifest+json',
};

/** Reads the built page into memory; null if it has not been built. */
export async function loadPageFiles(folder: string): Promise<PageFiles | null> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true }).catch(() => []);
  const paths = entries.filter(entry => entry.isFile()).map(entry => join(entry.parentPath, entry.name));
  const files = new Map<string, PageFile>();
  for (const path of paths) {
    const type = types[extname(path)];
    if (type === undefined) continue;
    const read = (suffix: string) => (paths.includes(path + suffix) ? readFile(path + suffix) : null);
    files.set(relative(folder, path).replaceAll(sep, '/'), {
      type,
      plain: await readFile(path),
      brotli: await read('.br'),
      gzip: await read('.gz'),
    });
  }
  return files.has('index.html') ? files : null;
}

/**
 * Serves the page at `/`, and its files below it. Their names change with their content, so browsers may
 * cache them.
 */
export function pageRoutes(server: FastifyInstance, files: PageFiles | null): void {
  for (const [path, file] of files ?? []) {
    const isPage = path.endsWith('.html');
    const headers = isPage ? pageHeaders(file.plain.toString()) : {};
    server.get(path === 'index.html' ? '/' : `/${path}`, (request, reply) => {
      reply.header(
        'cache-control',
        path.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache',
      );
      return send(file, request, reply.headers(headers));
    });
  }
  if (files === null)
    server.get('/', (_, reply) =>
      reply.code(404).send({ error: 'The page has not been built. Run: npm run build' }),
    );
}

/**
 * The content security policy: nothing is loaded from elsewhere, no inline script runs but those of the
 * build, and no other page may embed this one.
 */
function pageHeaders(page: string): Readonly<Record<string, string>> {
  const [scripts, styles] = ['script', 'style'].map(tag => hashesOf(page, tag));
  return {
    'content-security-policy':
      `default-src 'none'; script-src 'self'${scripts}; style-src 'self'${styles}; img-src 'self' data:; ` +
      "media-src 'self'; connect-src 'self'; manifest-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
    'referrer-policy': 'no-referrer',
    'cross-origin-opener-policy': 'same-origin',
    'permissions-policy': 'camera=(), microphone=(), geolocation=()',
  };
}

/** Hashes of the contents of tags of this name, as a policy names them. */
function hashesOf(page: string, tag: string): string {
  const inside = [...page.matchAll(new RegExp(`<${tag}>(.*?)</${tag}>`, 'gs'))].map(([, text = '']) => text);
  return inside.map(text => ` 'sha256-${createHash('sha256').update(text).digest('base64')}'`).join('');
}

function send(file: PageFile, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const accepted = request.headers['accept-encoding'] ?? '';
  reply.type(file.type).header('x-content-type-options', 'nosniff').header('vary', 'accept-encoding');
  if (file.brotli !== null && /\bbr\b/.test(accepted))
    return reply.header('content-encoding', 'br').send(file.brotli);
  if (file.gzip !== null && /\bgzip\b/.test(accepted))
    return reply.header('content-encoding', 'gzip').send(file.gzip);
  return reply.send(file.plain);
}
