import type { VNode } from 'preact';
import { useLayoutEffect, useRef } from 'preact/hooks';
import { words } from '../language.ts';
import { requests } from '../live/board.ts';
import { connect } from '../live/connection.ts';
import { linkTo, path } from '../router.ts';
import { former, user } from '../session.ts';
import { useTitle } from './callback-count.tsx';
import { Glance, Trouble } from './glance.tsx';
import { lazy } from './lazy.tsx';
import { AccountMenu, Navigation } from './navigation.tsx';
import { places } from './places.tsx';
import { SearchButton } from './search-button.tsx';
import { useIsLacking } from './use-is-lacking.ts';

const NowOther = lazy(async () => (await import('./now-other.tsx')).NowOther, { isQuiet: true });
const DueRequest = lazy(async () => (await import('./due-request.tsx')).DueRequest, { isQuiet: true });

/** The frame around every view: navigation, one's account, and whether it is working. */
export function Shell(): VNode {
  const { nav, skipToContent, product } = words.value;
  const shown = places.filter(place => place.isShown());
  const place = shown.find(({ section }) => section === path.value[0]) ?? shown[0];
  const isLacking = useIsLacking();
  const listed = shown.filter(one => one.section !== 'connect' || one === place || isLacking);
  const main = useRef<HTMLElement>(null);
  // Not after the page is painted: on a slow phone that is a tenth of a second later.
  useLayoutEffect(() => connect(), []);
  useTitle(place === undefined ? product : `${nav[place.section]} – ${product}`);
  const View = place?.view;
  return (
    <div class="shell">
      <button type="button" class="skip" onClick={() => main.current?.focus()}>
        {skipToContent}
      </button>
      <header class="bar">
        <a class="brand" href={linkTo()} aria-label={product}>
          <img src="./icon.svg" alt="" width="28" height="28" />
          <span>{product}</span>
        </a>
        <Navigation listed={listed} place={place} />
        <SearchButton places={listed} />
        <Glance />
        <AccountMenu listed={listed} place={place} />
      </header>
      <main ref={main} tabIndex={-1}>
        <Trouble />
        {former.value !== null && <NowOther />}
        {requests.value.due.length > 0 && <DueRequest />}
        {View !== undefined && <View key={`${user.value?.role} ${user.value?.agentId}`} />}
      </main>
    </div>
  );
}
