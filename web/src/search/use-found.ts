import type { AgentList } from '../../../src/http/contract/agents.ts';
import type { CallerList } from '../../../src/http/contract/callers.ts';
import type { PageUsers } from '../../../src/http/contract/session.ts';
import type { Settings } from '../../../src/http/contract/settings.ts';
import { words } from '../language.ts';
import type { Place } from '../parts/places.tsx';
import { useLoaded } from '../parts/use-loaded.ts';
import { usePaused } from '../parts/use-paused.ts';
import { linkTo } from '../router.ts';
import { isWatcher, mayDo } from '../session.ts';
import { settingsWords } from '../settings/in-words.ts';
import { sections } from '../settings/words.ts';
import { userWords } from '../words/say-access.ts';
import { habitWords } from '../words/say-habits.ts';
import { type Findable, type Found, find, mostOfKind } from './found.ts';

interface Search {
  readonly found: readonly Found[];
  /** Whether callers are still being looked for. */
  readonly isAsking: boolean;
  readonly error: unknown;
}

/** What fits a text, of what somebody may see: callers by the server, all else in the browser. */
export function useFound(text: string, places: readonly Place[]): Search {
  const search = usePaused(text);
  const isToAsk = isWatcher() && search !== '';
  const callers = useLoaded<CallerList>(isToAsk ? `/callers?${new URLSearchParams({ search })}` : null);
  const settings = useLoaded<Settings>(isWatcher() ? '/settings' : null);
  const team = useLoaded<AgentList>('/agents');
  const users = useLoaded<PageUsers>(mayDo('admin') ? '/users' : null);
  const all = [
    ...toAgents(team.value),
    ...(settings.value === undefined ? [] : toHotlines(settings.value)),
    ...places.map(({ section }) => toView(section)),
    ...(isWatcher() ? toSettings() : []),
    ...toUsers(users.value),
  ];
  return {
    found: isToAsk ? [...toCallers(callers.value, search), ...find(all, text)] : find(all, text),
    isAsking: callers.isAsking || search !== text.trim(),
    error: callers.error ?? team.error ?? settings.error ?? users.error,
  };
}

function toCallers(list: CallerList | undefined, search: string): readonly Found[] {
  const all = list?.callers ?? [];
  const shown = all.slice(0, mostOfKind).map(({ caller }) => ({
    kind: 'callers' as const,
    text: caller.name ?? caller.display ?? '',
    hint: caller.name === null ? '' : (caller.display ?? ''),
    href: linkTo('callers', caller.number ?? ''),
  }));
  const isMore = all.length > mostOfKind;
  const rest = { kind: 'callers' as const, text: habitWords.value.search.moreCallers, hint: '' };
  return isMore
    ? [...shown, { ...rest, href: `${linkTo('callers')}?${new URLSearchParams({ search })}` }]
    : shown;
}

function toAgents(team: AgentList | undefined): readonly Findable[] {
  return (team?.agents ?? []).map(({ agentId, name, numbers }) => ({
    kind: 'agents',
    text: name,
    hint: numbers[0]?.display ?? '',
    href: linkTo('agents', agentId),
    words: numbers.map(({ number }) => number).join(' '),
  }));
}

function toHotlines({ document, spellings }: Settings): readonly Findable[] {
  return (document.hotlines ?? []).map(({ name, numbers }, index) => {
    const spelled = numbers.map(number => spellings[number] ?? number).join(', ');
    const href = linkTo('settings', 'hotlines', String(index));
    return { kind: 'hotlines', text: name, hint: spelled, href, words: numbers.join(' ') };
  });
}

function toView(section: Place['section']): Findable {
  return { kind: 'views', text: words.value.nav[section], hint: '', href: linkTo(section), words: '' };
}

function toSettings(): readonly Findable[] {
  const { nav, intro } = settingsWords.value;
  return sections
    .filter(section => section !== 'connection' || mayDo('admin'))
    .map(section => ({
      kind: 'settings',
      text: nav[section],
      hint: '',
      href: linkTo('settings', section),
      words: `${intro[section]} ${habitWords.value.search.keywords[section] ?? ''}`,
    }));
}

function toUsers(users: PageUsers | undefined): readonly Findable[] {
  const { roles } = userWords.value;
  return (users?.users ?? []).map(({ login, role }) => ({
    kind: 'users',
    text: login,
    hint: roles[role],
    href: linkTo('users'),
    words: '',
  }));
}
