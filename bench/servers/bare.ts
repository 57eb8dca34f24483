// The least a webhook can be: node:http, the same signature checked with a parsed key, a constant answer.
import { createPublicKey, verify } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { reportTo } from './report.ts';

const key = createPublicKey(process.argv[2] ?? '');
const answer = '<?xml version="1.0" encoding="UTF-8"?><Response/>';

const server = createServer((request, response) => {
  const chunks: Buffer[] = [];
  request.on('data', chunk => chunks.push(chunk));
  request.on('end', () => {
    const signature = Buffer.from(String(request.headers['x-sipgate-signature']), 'base64');
    verify('RSA-SHA256', Buffer.concat(chunks), key, signature, (_, isRight) => {
      response.writeHead(isRight ? 200 : 403, {
        'content-type': 'application/xml',
        'content-length': Buffer.byteLength(answer),
      });
      response.end(answer);
    });
  });
});
server.listen(0, '127.0.0.1', () => reportTo((server.address() as AddressInfo).port));
