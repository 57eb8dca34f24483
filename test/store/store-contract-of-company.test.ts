import { reachableServers } from '../support/databases.ts';
import { contractsOfCompany, storeContract } from './store-contract.ts';

for (const server of await reachableServers()) storeContract(server, contractsOfCompany);
