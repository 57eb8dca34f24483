#!/usr/bin/env node
// Nothing is imported before the version is known: an older Node would stop at whatever it does not know,
// with a trace.
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (major > 20 || (major === 20 && minor >= 19)) void import('./program.ts').then(program => program.run());
else {
  console.error(
    `familiar: this is Node ${process.versions.node}, and Familiar needs Node 20.19 or newer; 24 is recommended. https://nodejs.org has it.`,
  );
  process.exitCode = 1;
}
