/**
 * A process that opens a store and records calls of Bert's, answered by the same agent: as many as its second argument
 * says, or without end. It prints the id of each event once the store has acknowledged it.
 */
import { defaultLearning } from '../../src/domain/call-record.ts';
import { toParty } from '../../src/domain/party.ts';
import { openStore } from '../../src/store/open-store.ts';
import { answeredCall, bert, leg } from './entries.ts';

const [config = '', count = 'Infinity'] = process.argv.slice(2);
const store = await openStore({
  instance: `process ${process.pid}`,
  database: JSON.parse(config),
  learning: defaultLearning,
  halfLifeDays: 90,
  log: { debug() {}, info() {}, warn() {}, error() {} },
  clock: () => 0,
});
for (let number = 0; number < Number(count); number++) {
  for (const entry of answeredCall(leg(`${number}`, { caller: toParty(bert) }), number * 1_000, 'w0')) {
    await store.record(entry);
    process.stdout.write(`${entry.event.callId} ${entry.event.type}\n`);
  }
}
await store.close();
