// Bundles the service into one file: starting from it takes less than half the time of loading every module.
import { bundle } from './bundle.mjs';

await bundle(['src/cli/main.ts'], 'dist', 'familiar');
