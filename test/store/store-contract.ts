import { afterEach, beforeEach, describe } from 'vitest';
import type { Log } from '../../src/app/ports/log.ts';
import type { Store } from '../../src/app/ports/store.ts';
import { defaultLearning } from '../../src/domain/call-record.ts';
import { openStore, type StoreOptions } from '../../src/store/open-store.ts';
import type { TestDatabase, TestServer } from '../support/databases.ts';
import { accountsContract } from './contract/accounts-contract.ts';
import { auditContract } from './contract/audit-contract.ts';
import type { Bench } from './contract/bench.ts';
import { callHistoryContract } from './contract/call-history-contract.ts';
import { claimsContract } from './contract/claims-contract.ts';
import { concurrencyContract } from './contract/concurrency-contract.ts';
import { connectionContract } from './contract/connection-contract.ts';
import { decisionsContract } from './contract/decisions-contract.ts';
import { directoryContract } from './contract/directory-contract.ts';
import { erasedListContract } from './contract/erased-list-contract.ts';
import { erasingCallsContract } from './contract/erasing-calls-contract.ts';
import { erasingContract } from './contract/erasing-contract.ts';
import { importContract } from './contract/import-contract.ts';
import { instancesContract } from './contract/instances-contract.ts';
import { learningContract } from './contract/learning-contract.ts';
import { legsContract } from './contract/legs-contract.ts';
import { pausesContract } from './contract/pauses-contract.ts';
import { peopleContract } from './contract/people-contract.ts';
import { rebuildContract } from './contract/rebuild-contract.ts';
import { recallingContract } from './contract/recalling-contract.ts';
import { recordingContract } from './contract/recording-contract.ts';
import { restartContract } from './contract/restart-contract.ts';
import { revisionsContract } from './contract/revisions-contract.ts';
import { secondFactorsContract } from './contract/second-factors-contract.ts';
import { signOnsContract } from './contract/sign-ons-contract.ts';
import { wishesContract } from './contract/wishes-contract.ts';

type Contract = (bench: Bench) => void;

/** What every store must do, whatever its database: in parts, since files are tried at the same time. */
export function storeContract(server: TestServer, contracts: readonly Contract[]): void {
  describe(`on ${server.kind}`, () => {
    let stores: Store[] = [];
    let database: TestDatabase;

    beforeEach(async () => {
      database = await server.create();
    });
    afterEach(async () => {
      for (const store of stores) await store.close();
      stores = [];
      await database.drop();
    });

    const bench: Bench = {
      get database() {
        return database;
      },
      async open(changes = {}) {
        const store = await openStore({ database: database.config, ...defaults, ...changes });
        stores.push(store);
        return store;
      },
    };
    for (const contract of contracts) contract(bench);
  });
}

/** What becomes of calls. */
export const contractsOfCalls: readonly Contract[] = [
  recordingContract,
  decisionsContract,
  learningContract,
  recallingContract,
  legsContract,
  rebuildContract,
  concurrencyContract,
  restartContract,
  claimsContract,
];

/** What a company has besides: its past, its people, its configuration. */
export const contractsOfCompany: readonly Contract[] = [
  callHistoryContract,
  importContract,
  instancesContract,
  revisionsContract,
  accountsContract,
  auditContract,
  signOnsContract,
  wishesContract,
  secondFactorsContract,
  directoryContract,
  erasingContract,
  erasingCallsContract,
  erasedListContract,
  pausesContract,
  connectionContract,
  peopleContract,
];

const silent: Log = { debug() {}, info() {}, warn() {}, error() {} };

const defaults: Omit<StoreOptions, 'database'> = {
  instance: 'one',
  learning: defaultLearning,
  halfLifeDays: 90,
  log: silent,
  clock: () => 1_700_000_000_000,
};
