import type { VNode } from 'preact';
import { words } from '../language.ts';
import { linkTo, path } from '../router.ts';
import { user } from '../session.ts';
import { Menu } from './menu.tsx';
import type { Place } from './places.tsx';
import { Preferences } from './preferences.tsx';

interface NavigationProps {
  /** The places to which one may go. */
  listed: readonly Place[];
  /** Where one is. */
  place: Place | undefined;
}

/** What happens stands side by side, what is arranged in a menu. On a phone all of it opens by a button. */
export function Navigation({ listed, place }: NavigationProps): VNode {
  const { nav, navigation, setUp } = words.value;
  const inGroup = (group: Place['group']): readonly Place[] => listed.filter(one => one.group === group);
  const arranged = inGroup('set-up');
  return (
    <nav aria-label={navigation}>
      <Menu
        kind="sections"
        isKept
        name={`${navigation}: ${place === undefined ? '' : nav[place.section]}`}
        label={
          <>
            <span class="lines" aria-hidden="true" />
            {place !== undefined && nav[place.section]}
          </>
        }
      >
        {inGroup('main').map(one => (
          <PlaceLink key={one.section} place={one} isCurrent={one === place} />
        ))}
        {arranged.length > 0 && (
          <Menu kind="set-up" isKept label={setUp} isCurrent={place?.group === 'set-up'}>
            {arranged.map(one => (
              <Arranged key={one.section} place={one} isCurrent={one === place} />
            ))}
          </Menu>
        )}
      </Menu>
    </nav>
  );
}

/** One's own: the account, how the page looks, and the way out. */
export function AccountMenu({ listed, place }: NavigationProps): VNode {
  const login = user.value?.login ?? '';
  return (
    <Menu
      kind="account"
      name={`${words.value.account}: ${login}`}
      label={
        <>
          <span class="initial" data-initial={login.slice(0, 1).toUpperCase()} />
          <span class="login">{login}</span>
        </>
      }
      isCurrent={place?.group === 'account'}
    >
      {listed
        .filter(({ group }) => group === 'account')
        .map(one => (
          <PlaceLink key={one.section} place={one} isCurrent={one === place} />
        ))}
      <Preferences />
    </Menu>
  );
}

/** The settings come with the hours, which people look for by themselves. */
function Arranged({ place, isCurrent }: { place: Place; isCurrent: boolean }): VNode {
  if (place.section !== 'settings') return <PlaceLink place={place} isCurrent={isCurrent} />;
  const isHours = isCurrent && path.value[1] === 'hours';
  return (
    <>
      <PlaceLink place={place} isCurrent={isCurrent && !isHours} />
      <a href={linkTo('settings', 'hours')} aria-current={isHours ? 'page' : undefined}>
        {words.value.openingHours}
      </a>
    </>
  );
}

function PlaceLink({
  place: { section, badge: Badge },
  isCurrent,
}: {
  place: Place;
  isCurrent: boolean;
}): VNode {
  return (
    <a href={linkTo(section)} aria-current={isCurrent ? 'page' : undefined}>
      {words.value.nav[section]}
      {Badge !== undefined && <Badge />}
    </a>
  );
}
