import { setTimeout as wait } from 'node:timers/promises';
import { heavyCaller } from '../lived/who-calls.ts';
import type { Product } from '../product.ts';
import type { Action } from './action.ts';
import { type ApiDocument, largestGets, type Words } from './gets.ts';

const viewers = 20;

/** What is done on the page: everything that changes nothing. */
export async function lookAtEverything(product: Product, words: Words): Promise<Action[]> {
  const document = (await (await askApi(product, 'GET', '/openapi.json')).json()) as ApiDocument;
  const gets = [...largestGets(document, words), '/openapi.json'];
  return gets.map(address => lookAt(product, address));
}

/** @param address below `/api`. */
export function lookAt(product: Product, address: string): Action {
  return {
    name: `GET ${address}`,
    run: async signal => tell(await askApi(product, 'GET', address, { signal })),
  };
}

/** The page shows which calls of today would go elsewhere if anybody were rung. */
export function previewSettings(product: Product): Action {
  return {
    name: 'POST /settings/preview',
    async run(signal) {
      const settings = await askApi(product, 'GET', '/settings', { signal });
      const { revision, document } = (await settings.json()) as {
        revision: number;
        document: { hotlines: object[] };
      };
      const hotlines = document.hotlines.map(hotline => ({ ...hotline, policy: { name: 'random' } }));
      const body = { basedOn: revision, sections: { hotlines } };
      return tell(await askApi(product, 'POST', '/settings/preview', { signal, body }));
    },
  };
}

export function eraseHeavyCaller(product: Product): Action {
  const address = `/callers/${encodeURIComponent(heavyCaller)}`;
  return {
    name: `DELETE ${address}`,
    run: async signal => tell(await askApi(product, 'DELETE', address, { signal })),
  };
}

/** Twenty people open the board at once, and look at it for so many milliseconds. */
export function watchTheBoard(product: Product, forMs: number): Action {
  return {
    name: `${viewers} viewers of the board`,
    async run(signal) {
      const leaving = new AbortController();
      const until = AbortSignal.any([signal, leaving.signal]);
      const join = async (): Promise<void> => {
        await (await askApi(product, 'GET', '/board', { signal: until })).arrayBuffer();
        const stream = await askApi(product, 'GET', '/events', { signal: until });
        if (!stream.ok) throw new Error(`A viewer got ${stream.status}.`);
        void stream.arrayBuffer().catch(() => {});
      };
      try {
        await Promise.all(Array.from({ length: viewers }, join));
        await wait(forMs, undefined, { signal });
      } finally {
        leaving.abort();
      }
      return 'all have seen it';
    },
  };
}

function askApi(
  { port, token }: Product,
  method: string,
  address: string,
  { signal, body }: { readonly signal?: AbortSignal; readonly body?: object } = {},
): Promise<Response> {
  return fetch(`http://127.0.0.1:${port}/api${address}`, {
    method,
    headers: {
      authorization: `Bearer ${token}`,
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(signal === undefined ? {} : { signal }),
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
}

/** Reads the answer to its end. Not everything that can be asked for is there, such as a demo. */
async function tell(response: Response): Promise<string> {
  const { byteLength } = await response.arrayBuffer();
  const said = `${response.status}, ${Math.ceil(byteLength / 1024)} kB`;
  if (!response.ok && response.status !== 404) throw new Error(said);
  return said;
}
