import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import {
  type AddressInfo,
  connect,
  createServer as createTcpServer,
  type Server,
  type Socket,
} from 'node:net';
import { beforeAll, describe, expect, onTestFinished, test } from 'vitest';
import type { AddressReport, ReachStep } from '../../src/app/ports/connect.ts';
import type { ReachOptions } from '../../src/reach/open-connection.ts';
import { probeAddress } from '../../src/reach/probe-address.ts';
import { startNginx } from '../support/nginx.ts';
import { areInstalled, freePort } from '../support/own-servers.ts';
import { temporaryFolder } from '../support/temporary-folder.ts';
import { makeWebCertificates, type WebCertificates, webHost } from '../support/web-certificates.ts';
import { startTestServer, type TestServer } from '../support/webhook.ts';

const { signal } = new AbortController();
let certificates: WebCertificates;
beforeAll(async () => {
  const ends: (() => Promise<void>)[] = [];
  certificates = makeWebCertificates(await temporaryFolder(end => ends.push(end)));
  return async () => {
    for (const end of ends) await end();
  };
});

const path = '/a-secret-path';
const here = async () => [{ address: '127.0.0.1', family: 4 }];

async function startFamiliar(): Promise<TestServer> {
  const server = await startTestServer({ url: new URL(`https://${webHost}${path}`) });
  onTestFinished(() => server[Symbol.asyncDispose]());
  return server;
}

function probe(address: string, { context, clock }: TestServer, options: ReachOptions = {}) {
  const asker = { secrets: context.secrets, clock };
  const all = { mayBePrivate: true, ca: [certificates.ca], lookUp: here, timeoutMs: 2_000, ...options };
  return probeAddress(address, asker, all, signal);
}

/** Without what is said of every address of these tests, which has a port. */
function kindsOf({ problems }: AddressReport): readonly string[] {
  return problems.map(({ kind }) => kind).filter(kind => kind !== 'port');
}

describe.runIf(areInstalled('nginx', 'openssl'))('behind a real nginx', () => {
  /** What is found there of Familiar, to whose port `$familiar` leads. */
  async function found(directives: string, query = '', served = certificates.good): Promise<AddressReport> {
    const familiar = await startFamiliar();
    await using nginx = await startNginx(
      directives.replaceAll('$familiar', `http://127.0.0.1:${familiar.port}`),
      served,
    );
    const report = await probe(`https://${webHost}:${nginx.port}${path}${query}`, familiar);
    // Whatever was found, it was no push, and nobody is warned of anything.
    expect(await familiar.context.store.entriesSince(0)).toEqual([]);
    return report;
  }

  test('that passes on what comes, all is well, and it is known until when the certificate is valid', async () => {
    const report = await found(`location ${path} { proxy_pass $familiar; }`);
    expect([kindsOf(report), report.certificate]).toEqual([[], { validTo: Date.UTC(2049, 11, 31) }]);
  });

  const passing = (more: string): string => `location ${path} { proxy_pass $familiar; ${more} }`;

  test.each([
    ['strips the path', `location ${path} { proxy_pass $familiar/; }`, ['path-changed']],
    ['puts something before it', `location / { proxy_pass $familiar/hook$request_uri; }`, ['path-changed']],
    ['writes it otherwise', `location ${path} { proxy_pass $familiar/A-Secret-Path/; }`, ['path-respelled']],
    [
      'drops the body',
      passing('proxy_pass_request_body off; proxy_set_header Content-Length "";'),
      ['body-dropped'],
    ],
    ['changes the body', passing('proxy_set_body "event=newCall";'), ['body-changed']],
    ['adds a line to the body', passing('proxy_set_body "$request_body\\n";'), ['body-changed']],
    ['changes its type', passing('proxy_set_header Content-Type application/json;'), ['body-changed']],
    ['drops the signature', passing('proxy_set_header X-Sipgate-Signature "";'), ['header-dropped']],
    ['lets only GET through', passing('limit_except GET { deny all; }'), ['only-get']],
    ['knows only GET', passing('if ($request_method = POST) { return 405; }'), ['only-get']],
    ['lets nobody through', passing('deny all;'), ['forbidden']],
    [
      'asks for a password',
      passing('auth_basic "Private"; auth_basic_user_file /dev/null;'),
      ['password-asked'],
    ],
    ['sends us elsewhere', `location / { return 301 https://www.example.com$request_uri; }`, ['redirect']],
    ['sends us on by POST', `location / { return 308 /a-secret-path/; }`, ['redirect']],
    ['knows another path', `location /elsewhere { proxy_pass $familiar; }`, ['not-found']],
    ['finds nobody behind it', `location / { proxy_pass http://127.0.0.1:1; }`, ['nobody-behind']],
    ['is closed', 'location / { return 503; }', ['nobody-behind']],
    ['is out of order', 'location / { return 500; }', ['out-of-order']],
    ['serves a page', "location / { return 200 '<html>Welcome'; }", ['somebody-else']],
    ['feigns our answer', `location / { return 200 '<Response check="AAAA"/>'; }`, ['somebody-else']],
    ['breaks off', 'location / { return 444; }', ['broken-off']],
  ])('that %s: %s', async (_, directives, kinds) => {
    const report = await found(directives);
    expect(kindsOf(report)).toEqual(kinds);
  });

  test('that drops the query, which is not needed', async () => {
    const report = await found(passing('set $args "";'), '?key=1');
    expect(kindsOf(report)).toEqual(['path-respelled', 'query']);
  });

  test('that waits in vain for what is behind it', async () => {
    const silent = await listen(createTcpServer());
    const report = await found(
      `location / { proxy_pass http://127.0.0.1:${silent}; proxy_read_timeout 100ms; }`,
    );
    expect(kindsOf(report)).toEqual(['slow-behind']);
  });

  test('that leads to another Familiar', async () => {
    const other = await startFamiliar();
    expect(kindsOf(await found(`location / { proxy_pass http://127.0.0.1:${other.port}; }`))).toEqual([
      'other-familiar',
    ]);
    const elsewhere = await found(`location / { proxy_pass http://127.0.0.1:${other.port}/else; }`);
    expect(kindsOf(elsewhere)).toEqual(['other-familiar']);
  });

  test('of another’s answer only status and server are told, and of a redirect where it leads', async () => {
    const page = await found("location / { add_header X-Secret inside; return 200 '<html>secret'; }");
    expect(page.problems[0]?.say.de).toBe(
      'Hier antwortet jemand anders, und nicht Familiar (200, nginx/1.22.1). Der Proxy muss diesen Pfad zum Port von Familiar leiten.'.replace(
        '1.22.1',
        /nginx\/([\d.]+)/.exec(page.problems[0]?.say.de ?? '')?.[1] ?? '',
      ),
    );
    expect(JSON.stringify(page)).not.toContain('secret');
    const redirect = await found('location / { return 301 https://www.example.com/x; }');
    expect(redirect.problems[0]?.say.en).toContain(': https://www.example.com/x. sipgate does not follow.');
  });

  test.each<[keyof WebCertificates, string]>([
    ['withoutChain', 'chain-incomplete'],
    ['selfSigned', 'self-signed'],
    ['ofUnknown', 'unknown-authority'],
    ['ofUnknownInChain', 'unknown-authority'],
    ['expired', 'expired'],
    ['notYetValid', 'not-yet-valid'],
    ['ofOtherName', 'wrong-name'],
  ])('with a certificate %s: %s, and nothing is sent', async (name, kind) => {
    const served = certificates[name];
    if (typeof served === 'string') throw new Error('That is no certificate.');
    const report = await found(`location ${path} { proxy_pass $familiar; }`, '', served);
    expect([kindsOf(report), report.certificate?.validTo]).toEqual([[kind], expect.any(Number)]);
  });

  test('an authority of one’s own is not one that sipgate knows', async () => {
    const familiar = await startFamiliar();
    await using nginx = await startNginx('', certificates.good);
    const { problems } = await probeAddress(
      `https://${webHost}:${nginx.port}${path}`,
      { secrets: familiar.context.secrets, clock: familiar.clock },
      { mayBePrivate: true, lookUp: here },
      signal,
    );
    expect(problems[0]?.kind).toBe('unknown-authority');
  });
});

describe('without a proxy', () => {
  test('http works, with a word about it', async () => {
    const familiar = await startFamiliar();
    expect(kindsOf(await probe(`http://${webHost}:${familiar.port}${path}`, familiar))).toEqual([
      'not-encrypted',
    ]);
  });

  test('a program between that writes percent signs otherwise is found by the bytes, though none is missing', async () => {
    const familiar = await startFamiliar();
    const between = await serve(async (request, response) => {
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk);
      const body = Buffer.concat(chunks)
        .toString()
        .replaceAll(/%[0-9A-F]{2}/g, code => code.toLowerCase());
      const headers = {
        'content-type': String(request.headers['content-type']),
        'x-sipgate-signature': String(request.headers['x-sipgate-signature']),
      };
      const reply = await fetch(`${familiar.url}${request.url}`, { method: 'POST', headers, body });
      response.writeHead(reply.status).end(await reply.text());
    });
    const report = await probe(`http://${webHost}:${between}${path}`, familiar);
    expect(kindsOf(report)[0]).toBe('body-changed');
  });

  test('each step is told as it begins', async () => {
    const familiar = await startFamiliar();
    const steps: ReachStep[] = [];
    await probe(`http://${webHost}:${familiar.port}${path}`, familiar, { onStep: step => steps.push(step) });
    expect(steps).toEqual(['look-up', 'connect', 'ask']);
  });

  test.each<[string, () => Promise<number>, string]>([
    ['nothing listens', freePort, 'refused'],
    ['what listens does not encrypt', () => serve((_, response) => response.end('hello')), 'not-tls'],
    ['what listens says nothing', () => listen(createTcpServer()), 'no-answer'],
    ['what listens hangs up', () => listen(createTcpServer(socket => socket.destroy())), 'broken-off'],
  ])('%s', async (_, start, kind) => {
    const address = `https://${webHost}:${await start()}${path}`;
    expect(kindsOf(await probe(address, await startFamiliar(), { timeoutMs: 300 }))).toEqual([kind]);
  });

  test.each<[string, RequestListener, string]>([
    ['it does not answer', () => {}, 'no-answer'],
    ['its answer does not end', (_, response) => void response.write('<Resp'), 'no-answer'],
    ['its answer is endless', (_, response) => flood(response), 'somebody-else'],
    ['it breaks off', (_, response) => response.socket?.destroy(), 'broken-off'],
    [
      'it breaks off in the middle',
      (_, response) => response.write('<', () => response.socket?.destroy()),
      'broken-off',
    ],
    [
      'it answers as a program would',
      (_, response) => void response.writeHead(201).end('{}'),
      'somebody-else',
    ],
    [
      'it answers what no header may hold',
      (_, response) => response.socket?.end('HTTP/1.1 200 OK\r\nServer: \x01\r\n\r\n'),
      'broken-off',
    ],
    [
      'it counts wrongly',
      (_, response) => response.socket?.write('HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nZZZ\r\n'),
      'broken-off',
    ],
    [
      'it does not speak HTTP',
      (_, response) => response.socket?.end('220 mail.example.com ESMTP\r\n'),
      'broken-off',
    ],
  ])('somebody else is there: %s', async (_, answers, kind) => {
    const address = `http://${webHost}:${await serve(answers)}${path}`;
    // Only for what never answers the time is waited for.
    const timeoutMs = kind === 'no-answer' ? 300 : 10_000;
    expect(kindsOf(await probe(address, await startFamiliar(), { timeoutMs }))[0]).toBe(kind);
  });

  test('no way leads there', async () => {
    // To everybody on a network, which no connection can be.
    const lookUp = async () => [{ address: '255.255.255.255', family: 4 }];
    expect(kindsOf(await probe(`https://${webHost}${path}`, await startFamiliar(), { lookUp }))).toEqual([
      'unreachable',
    ]);
  });

  test('nobody takes the connection', async () => {
    const address = `https://${webHost}:${await startDeaf()}${path}`;
    expect(kindsOf(await probe(address, await startFamiliar(), { timeoutMs: 300 }))).toEqual([
      'no-connection',
    ]);
  });
});

describe('the name', () => {
  const failing = (code: string) => async () => {
    throw Object.assign(new Error(code), { code });
  };

  test.each<[string, NonNullable<ReachOptions['lookUp']>, string]>([
    ['is not there', failing('ENOTFOUND'), 'no-such-name'],
    ['has no address', async () => [], 'no-such-name'],
    ['can’t be looked up now', failing('EAI_AGAIN'), 'dns-silent'],
    ['is looked up for ever', () => new Promise(() => {}), 'dns-silent'],
    ['leads to IPv6 alone', async () => [{ address: '2001:db8::1', family: 6 }], 'ipv6-only'],
  ])('%s', async (_, lookUp, kind) => {
    const report = await probe(`https://${webHost}${path}`, await startFamiliar(), {
      lookUp,
      timeoutMs: 100,
    });
    expect(kindsOf(report)).toContain(kind);
  });

  test.each([['127.0.0.1'], ['10.0.0.5'], ['169.254.169.254'], ['::1'], ['::ffff:192.168.0.1']])(
    'leads inside, to %s, and nothing there is called',
    async address => {
      const familiar = await startFamiliar();
      const lookUp = async () => [
        { address: '93.184.215.14', family: 4 },
        { address, family: address.includes(':') ? 6 : 4 },
      ];
      const report = await probe(`http://${webHost}:${familiar.port}${path}`, familiar, {
        lookUp,
        mayBePrivate: false,
      });
      expect(kindsOf(report)[0]).toBe('leads-inside');
      expect(await familiar.connections()).toBe(0);
    },
  );
});

test('an address that can’t be called is not', async () => {
  const familiar = await startFamiliar();
  const lookUp = async () => {
    throw new Error('It was looked up.');
  };
  expect(kindsOf(await probe('https://user:secret@example.com/', familiar, { lookUp }))).toEqual([
    'password',
    'no-path',
  ]);
});

test('nothing is begun that is called off already', async () => {
  const familiar = await startFamiliar();
  const asker = { secrets: familiar.context.secrets, clock: familiar.clock };
  const lookUp = () => Promise.reject(new Error('nobody waits for this'));
  const probing = probeAddress(`https://${webHost}${path}`, asker, { lookUp }, AbortSignal.abort());
  await expect(probing).rejects.toThrow('aborted');
});

test('nothing is waited for once it is called off', async () => {
  const familiar = await startFamiliar();
  const stop = new AbortController();
  const port = await serve(() => stop.abort(new Error('called off')));
  const asker = { secrets: familiar.context.secrets, clock: familiar.clock };
  const options = { mayBePrivate: true, lookUp: here };
  await expect(probeAddress(`http://${webHost}:${port}${path}`, asker, options, stop.signal)).rejects.toThrow(
    'called off',
  );
});

/** A process that stands still, with as many connections before it as the system keeps for it. */
async function startDeaf(): Promise<number> {
  const script = `require('net').createServer().listen({ port: 0, host: '127.0.0.1', backlog: 1 }, function () {
    console.log(this.address().port) })`;
  const child = spawn(process.execPath, ['-e', script]);
  onTestFinished(() => void child.kill('SIGKILL'));
  const [said] = await once(child.stdout, 'data');
  child.kill('SIGSTOP');
  const waiting = Array.from({ length: 4 }, () => connect(Number(said), '127.0.0.1').on('error', () => {}));
  onTestFinished(() => {
    for (const socket of waiting) socket.destroy();
  });
  await once(waiting[0] ?? child, 'connect');
  return Number(said);
}

async function listen(server: Server): Promise<number> {
  const sockets = new Set<Socket>();
  server.on('connection', (socket: Socket) => {
    sockets.add(socket);
    socket.on('error', () => {});
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  onTestFinished(() => {
    for (const socket of sockets) socket.destroy();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

function serve(answers: RequestListener): Promise<number> {
  return listen(createServer(answers));
}

function flood(response: NodeJS.WritableStream): void {
  const more = (): void => {
    while (response.write('x'.repeat(10_000)));
  };
  response.on('drain', more);
  more();
}
