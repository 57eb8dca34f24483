import { z } from 'zod';
import { parseUrl } from '../parse-url.ts';
import { ApiError, type Endpoint, type Flavour, parseBody, type RestContext } from './endpoint.ts';

/** What else is sent is kept, such as `pushApiVersion`. */
const settingsBody = z.looseObject({
  incomingUrl: z.string(),
  outgoingUrl: z.string(),
  log: z.boolean(),
  whitelist: z.array(z.string()).nullable(),
});

/** The account's webhook settings, which a PUT replaces as a whole, and the log of events. */
export function settingsEndpoints({ world, flavour }: RestContext): readonly Endpoint[] {
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
        const settings = parseBody(settingsBody, body);
        for (const url of [settings.incomingUrl, settings.outgoingUrl]) expectAccepted(url, flavour);
        world.settings = settings;
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

/** Neo takes https only. */
function expectAccepted(url: string, flavour: Flavour): void {
  const protocol = parseUrl(url)?.protocol;
  const isAccepted = protocol === 'https:' || (protocol === 'http:' && flavour === 'classic');
  if (url !== '' && !isAccepted) throw new ApiError(400, `${url} is no address for webhooks`);
}
