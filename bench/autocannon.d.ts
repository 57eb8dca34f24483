declare module 'autocannon' {
  namespace autocannon {
    interface Request {
      readonly method: 'POST';
      readonly path: string;
      readonly headers: Readonly<Record<string, string>>;
      readonly body: string;
    }
    interface Client {
      setRequests(requests: readonly Request[]): void;
    }
    interface Options {
      readonly url: string;
      readonly connections: number;
      readonly amount: number;
      readonly setupClient: (client: Client) => void;
    }
    interface Run {
      on(
        event: 'response',
        listener: (client: Client, status: number, bytes: number, responseMs: number) => void,
      ): void;
    }
  }
  function autocannon(
    options: autocannon.Options,
    done: (error: Error | null, result: { readonly '2xx': number }) => void,
  ): autocannon.Run;
  export = autocannon;
}
