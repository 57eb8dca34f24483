import { type Flood, requests, signIns, silent } from '../../test/support/floods.ts';

const connections = 1_100;
const greeting = 'Host: x\r\nContent-Type: application/json\r\n';

/** What somebody with the token of a viewer may do to the page, by name. */
export const floods: Readonly<Record<string, (token: string) => Flood>> = {
  'no flood': () => async () => () => {},
  'sign-ins with invented logins': () => signIns(connections),
  'connections that say nothing': () => silent(connections, ''),
  'connections idle after a question': () => silent(connections, `GET /healthz HTTP/1.1\r\n${greeting}\r\n`),
  'half a head': () => silent(connections, `GET /api/board HTTP/1.1\r\n${greeting}Cookie: a`),
  'half a body': () =>
    silent(connections, `POST /api/session HTTP/1.1\r\n${greeting}Content-Length: 99\r\n\r\n{`),
  'streams of one viewer': token =>
    requests(connections, { path: '/api/events', headers: { authorization: `Bearer ${token}` } }),
  'reports of one viewer': token =>
    requests(connections, {
      path: '/api/reports?days=366',
      headers: { authorization: `Bearer ${token}` },
    }),
};
