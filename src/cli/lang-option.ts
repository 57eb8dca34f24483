import { Option } from 'commander';

/** In which language a command answers. */
export function langOption(): Option {
  return new Option('--lang <language>', 'language of the answer').choices(['en', 'de']).default('en');
}
