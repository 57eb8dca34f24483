import type { FastifyInstance } from 'fastify';
import type { AppContext } from '../app/context.ts';
import type { DemoPhones } from '../app/demo-phones.ts';
import { createLiveBoard } from '../app/live-board.ts';
import type { PastDecision } from '../app/ports.ts';
import { repeat } from '../app/repeat.ts';
import { createCallerNames } from './api/caller-names.ts';
import { eventRoute } from './api/event-route.ts';
import { createLiveStream } from './api/live-stream.ts';
import { mountRoutes } from './api/mount-routes.ts';
import { renderOpenApi } from './api/openapi.ts';
import { renderChange } from './api/render-board.ts';
import { apiRoutes } from './api/routes.ts';
import { type PageFiles, pageRoutes } from './page-files.ts';

export interface PageOptions {
  readonly files: PageFiles | null;
  /** Calls of today that are known already, oldest first. */
  readonly past: readonly PastDecision[];
  readonly demo: DemoPhones | null;
  readonly version: string;
}

/** The page with its API, to be served beside the webhook. */
export interface Page {
  mount(server: FastifyInstance): void;
  /** Keeps the board up to date and the stream alive until `signal` aborts. */
  watch(signal: AbortSignal): Promise<void>;
}

/** How soon a change is seen of which no event tells. */
const refreshMs = 200;
const beatMs = 15_000;

export function createPage(app: AppContext, { files, past, demo, version }: PageOptions): Page {
  const board = createLiveBoard(app, past);
  const names = createCallerNames(app.store.directory, () => performance.now());
  const stream = createLiveStream();
  const page = { app, board, names, demo, version, viewers: () => stream.viewers() };
  // One after the other, since a name may have to be looked up.
  let published = names.learn(past.map(({ call }) => call.caller));
  board.subscribe(change => {
    if (change.kind === 'call') published = published.then(() => names.learn([change.call.call.caller]));
    published = published
      .then(() => stream.publish(() => renderChange(page, change)))
      .catch((error: unknown) => app.log.error({ err: error }, 'A change of the board could not be told.'));
  });
  const openApi = renderOpenApi(apiRoutes, version);

  return {
    mount(server) {
      pageRoutes(server, files);
      server.register(
        async scope => {
          await mountRoutes(scope, page, apiRoutes);
          eventRoute(scope, page, stream);
          scope.get('/openapi.json', (_, reply) => reply.send(openApi));
        },
        { prefix: '/api' },
      );
      server.addHook('preClose', async () => stream.close());
    },
    async watch(signal) {
      const refresh = async (): Promise<void> => board.refresh();
      await Promise.all([
        repeat(refresh, { intervalMs: refreshMs, signal }),
        repeat(() => stream.beat(), { intervalMs: beatMs, signal }),
      ]);
    },
  };
}
