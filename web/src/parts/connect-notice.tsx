import type { VNode } from 'preact';
import type { ConnectionView } from '../../../src/http/contract/connection.ts';
import { words } from '../language.ts';
import { linkTo } from '../router.ts';
import { useLoaded } from './use-loaded.ts';

/** Leads an admin to what is still lacking to put anybody through, if something is. */
export function ConnectNotice(): VNode | null {
  const { value } = useLoaded<ConnectionView>('/connection');
  if (value === undefined || value.missing.length === 0) return null;
  const say = words.value.live;
  return (
    <p class="notice">
      {say.notConnected} <a href={linkTo('settings', 'connection')}>{say.connect}</a>
    </p>
  );
}
