import { type Account, items, type SipgateServer, startSipgate } from '../../sipgate/sipgate-server.ts';
import { hotline } from './familiar.ts';

/** Where presence comes from: an account in which each agent has a number and a telephone. */
export interface Source extends AsyncDisposable {
  readonly settings: Readonly<Record<string, string>>;
  /** The agent with the id in the account. */
  agentOf(id: string): string;
  /** Switches telephones on or off. */
  setOffline(offline: ReadonlySet<string>): void;
  /** From now on it refuses everything, or says that there is nobody and nothing; null: it is well again. */
  lose(how: 'failing' | 'empty' | null): void;
}

export async function startSource(agents: readonly string[]): Promise<Source> {
  let offline: ReadonlySet<string> = new Set();
  let lost: 'failing' | 'empty' | null = null;
  const server: SipgateServer = await startSipgate({});

  function answer(): void {
    const account = accountOf(agents, offline);
    if (lost === null) server.account = account;
    else
      server.account =
        lost === 'failing' ? {} : Object.fromEntries(Object.keys(account).map(path => [path, items()]));
  }

  answer();
  return {
    settings: { TOKEN_ID: 'token-ABC123', TOKEN: 'the-token', SIPGATE_API_URL: server.apiUrl },
    agentOf: id => agents[Number(id.slice(1))] ?? id,
    setOffline(now) {
      offline = now;
      answer();
    },
    lose(how) {
      lost = how;
      answer();
    },
    [Symbol.asyncDispose]: () => server[Symbol.asyncDispose](),
  };
}

function accountOf(agents: readonly string[], offline: ReadonlySet<string>): Account {
  const account: Record<string, ReturnType<typeof items>> = {
    '/users': items(
      ...agents.map((_, index) => ({ id: `w${index}`, firstname: 'Agent', lastname: `${index}` })),
    ),
    '/numbers': items(
      { number: `+${hotline}`, endpointId: 'g0' },
      ...agents.map((number, index) => ({ number: `+${number}`, endpointId: `p${index}` })),
    ),
  };
  agents.forEach((agent, index) => {
    account[`/w${index}/phonelines`] = items({ id: `p${index}` });
    account[`/w${index}/devices`] = items({
      id: `e${index}`,
      alias: 'Telefon',
      type: 'REGISTER',
      online: !offline.has(agent),
      dnd: false,
      activePhonelines: [{ id: `p${index}` }],
    });
  });
  return account;
}
