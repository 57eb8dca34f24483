import { createPublicKey, verify } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

const answer = '<?xml version="1.0" encoding="UTF-8"?><Response/>';

/**
 * The least a webhook can be: node:http, the same signature checked with a parsed key, a constant answer.
 *
 * @param keep what is waited for before a push is answered.
 * @returns the port, when it listens.
 */
export function listenBare(
  publicKeyPem: string,
  keep: (body: Buffer) => Promise<void> = async () => {},
): Promise<number> {
  const key = createPublicKey(publicKeyPem);
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', chunk => chunks.push(chunk));
    request.on('end', () => {
      const body = Buffer.concat(chunks);
      const signature = Buffer.from(String(request.headers['x-sipgate-signature']), 'base64');
      verify('RSA-SHA256', body, key, signature, (_, isRight) => {
        const say = (status: number): void => {
          const headers = { 'content-type': 'application/xml', 'content-length': Buffer.byteLength(answer) };
          response.writeHead(status, headers).end(answer);
        };
        if (!isRight) return say(403);
        keep(body).then(
          () => say(200),
          () => say(503),
        );
      });
    });
  });
  return new Promise(resolve => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });
}
