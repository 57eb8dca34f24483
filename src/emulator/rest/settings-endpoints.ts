import { z } from 'zod';
import { type Endpoint, parseBody, type RestContext } from './endpoint.ts';

const settingsBody = z.object({
  incomingUrl: z.string(),
  outgoingUrl: z.string(),
  log: z.boolean(),
  whitelist: z.array(z.string()).nullable(),
});

/** The account's webhook settings, which a PUT replaces as a whole, and the log of events. */
export function settingsEndpoints({ world }: RestContext): readonly Endpoint[] {
  return [
    {
      method: 'GET',
      path: '/settings/sipgateio',
      scopes: ['settings:read', 'settings:sipgateio:read'],
      reply: () => world.settings,
    },
    {
      method: 'PUT',
      path: '/settings/sipgateio',
      scopes: ['settings:write', 'settings:sipgateio:write'],
      reply({ body }): undefined {
        Object.assign(world.settings, parseBody(settingsBody, body));
      },
    },
    {
      method: 'GET',
      path: '/log/webhooks',
      scopes: ['log:webhooks:read'],
      reply: () => ({
        items: world.settings.log
          ? world.pusher.records().map(record => ({
              created: new Date(record.sentAt).toISOString(),
              url: record.url,
              request: record.request,
              response: record.reply,
              xmlError: record.problem,
              status: record.status,
            }))
          : [],
      }),
    },
  ];
}
