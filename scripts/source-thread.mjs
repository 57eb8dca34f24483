// Begins the thread of the archive where the source is run as it is: Node 20 hands no loader on to threads.
import { register } from 'tsx/esm/api';

register();
await import('../src/wiring/archive/archive-thread.ts');
