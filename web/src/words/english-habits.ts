import type { HabitWords } from './habit-words.ts';

export const englishHabits: HabitWords = {
  askedDays: 'Often asked for',
  empty: {
    calls: 'There are no calls yet. Each is here as soon as it rings, with the reason why it rings where.',
    callers: 'Nobody has called yet. Every caller is here from the first call on.',
    noCaller:
      'A phone number may be written in any way, or just begun; a name is found once it is entered on the caller’s page.',
    import: 'Import earlier calls',
    rules:
      'There is no rule yet. On the page of a caller one click gives them a fixed agent, makes them VIP or blocks them.',
    toCallers: 'To the callers',
    hours:
      'There are no opening hours yet: all hotlines are always open. Add some, then choose them for a hotline.',
    onlyMe:
      'You are alone here so far. Add other users below: you pass on the link by which they choose their password.',
    missed: 'Whoever does not get through from now on is here, with the person they know best.',
    knowsNobody: 'Whoever answers the next call will be known, and preferred from then on.',
  },
  choice: {
    list: 'To choose from',
    found: count => (count === 0 ? 'Nothing fits.' : `${count} to choose from`),
    more: count => `${count} more: type a part of the name.`,
  },
  alwaysTo: name => `Always to ${name}`,
  search: {
    label: 'Whom or what are you looking for?',
    kinds: {
      callers: 'Callers',
      agents: 'Team',
      hotlines: 'Hotlines',
      views: 'Sections',
      settings: 'Settings',
      users: 'Users',
    },
    keywords: {
      hotlines: 'numbers policy waiting overflow voicemail agents groups',
      hours: 'opening times holidays half day exception closed open calendar',
      rules: 'VIP blocked fixed agent prefix',
      announcements: 'greeting hold music sound',
      general: 'language time zone wrap-up pause groups rota on call',
      connection: 'sipgate token webhook address',
      environment: '.env database version',
      log: 'undo revision history',
    },
    hint: 'A name, a phone number, or what you want to set, such as “holidays”.',
    found: count => (count === 1 ? '1 result' : `${count} results`),
    none: text => `Nothing found for “${text}”.`,
    noneHint:
      'Phone numbers may be written in any way, or just begun. Callers have a name once it is entered on their page.',
    noneHintOfAgent: 'This finds your sections and yourself. Your callers are under “Calls” and “Callbacks”.',
    moreCallers: 'All callers that match',
  },
  keys: {
    title: 'Keys',
    texts: {
      search: 'Search',
      help: 'This list',
      escape: 'Close a menu, the search or a question',
      choose: 'In the search: choose a result',
      enter: 'In the search: open the result',
      charts: 'In charts: from column to column; Home and End: to the first and the last',
      skip: 'From button to button; the first of the page skips to the content',
    },
    switch: 'Use single keys (/ and ?)',
    switchHint: 'Switching them off helps with speech input. This applies to this browser only.',
    off: '/ and ? are switched off.',
    close: 'Close',
  },
  notices: {
    title: 'Notification of missed calls',
    switch: 'Show it on the screen, even if the page is covered',
    on: 'On, as long as the page is open in this browser. A notification goes once the callback is done.',
    asking: 'Please allow it in the browser’s question.',
    dismissed: 'The browser got no answer. Switch it on once more if you want notifications.',
    why: {
      blocked:
        'The browser does not let this page notify you. Allow “Notifications” in the settings of the site (the icon to the left of the address), then switch it on here.',
      insecure: 'Browsers allow this on pages with https only. Open Familiar with https.',
      unsupported: 'This browser can’t do it. Chrome, Edge or Firefox on a computer can.',
    },
    missed: 'Missed call',
    somebody: 'Somebody did not get through.',
    several: count => `${count} callers did not get through.`,
  },
};
