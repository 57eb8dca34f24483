// The licences of what a bundle holds of others, as they ask for: their texts go wherever the bundle does.
import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const licenceFile = /^(licen[cs]e|copying|notice)/i;

/**
 * Writes the licences of the packages that these modules come from.
 *
 * @param modules paths of source files, those of packages with `node_modules` in them
 * @param root the folder of the project
 */
export function writeThirdParty(modules, root, file) {
  const folders = [...new Set(modules.flatMap(module => packageFolderOf(module) ?? []))].sort();
  const sections = folders.map(folder => describe(join(root, folder)));
  writeFileSync(file, `${preface}\n\n${sections.join('\n')}`);
}

/** `node_modules/@scope/name`, also of a package within a package. */
function packageFolderOf(module) {
  return /node_modules\/(?:.*\/node_modules\/)?(?:@[^/]+\/)?[^/]+/.exec(module.replaceAll('\\', '/'))?.[0];
}

/** Throws for a package whose licence can't be told, which must not be passed on. */
function describe(folder) {
  const { name, version, license, author } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8'));
  const texts = readdirSync(folder)
    .filter(entry => licenceFile.test(entry))
    .map(entry => readFileSync(join(folder, entry), 'utf8').trim());
  const by = typeof author === 'string' ? author : author?.name;
  if (texts.length === 0 && license === 'MIT' && by !== undefined) texts.push(mit(by));
  if (texts.length === 0)
    throw new Error(`${name} ${version} has no text of its licence (${license}); keep it out of the bundle.`);
  const title = `${name} ${version} (${license})`;
  return `${title}\n${'-'.repeat(title.length)}\n\n${texts.join('\n\n')}\n`;
}

/** The text that the name stands for, where a package does not repeat it. */
function mit(author) {
  return readFileSync(new URL('../LICENSE', import.meta.url), 'utf8')
    .trim()
    .replace(/^Copyright.*$/m, `Copyright (c) ${author}`);
}

const preface = `What is bundled here of others, under their licences. What is installed beside, as package.json says, brings its own; of
these mpg123-decoder (MIT) is compiled from libmpg123 (LGPL-2.1, https://mpg123.de), and MP3 is the only thing that needs it.`;
