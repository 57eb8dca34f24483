import type { CallControl } from '../app/ports.ts';
import { createRestClient, type RestClientOptions } from './rest-client.ts';

/** Control over calls by RTCM (platform 2.5). The token needs `rtcm:write`. Rejects with a {@link SipgateApiError}. */
export function createCallControl(options: RestClientOptions): CallControl {
  const client = createRestClient(options);
  return {
    transfer: (callId, phoneNumber, signal) =>
      client.post(`/calls/${encodeURIComponent(callId)}/transfer`, { attended: false, phoneNumber }, signal),
  };
}
