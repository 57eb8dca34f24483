// Before anything else of the project is loaded: an older Node would stop at whatever it does not know, with
// a trace.
const version = process.versions.node;
const [major, minor] = version.split('.').map(Number);

if (major < 20 || (major === 20 && minor < 19)) {
  console.error(
    `familiar: this is Node ${version}, and Familiar needs Node 20.19 or newer; 24 is recommended. https://nodejs.org has it.`,
  );
  process.exit(1);
}
