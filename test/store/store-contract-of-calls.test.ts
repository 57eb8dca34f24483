import { reachableServers } from '../support/databases.ts';
import { contractsOfCalls, storeContract } from './store-contract.ts';

for (const server of await reachableServers()) storeContract(server, contractsOfCalls);
