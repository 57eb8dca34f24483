// Begins a thread where the source is run as it is: Node 20 hands no loader on to threads. It is told which one.
import { register } from 'tsx/esm/api';

register();
await import(process.argv[2]);
