import { readFile } from 'node:fs/promises';
import { parseEnv } from 'node:util';
import { describe, expect, test } from 'vitest';
import { readConfig } from '../../../src/config/read-config.ts';
import { products } from '../../support/identity-products.ts';

type Examples = ReadonlyMap<string, readonly NodeJS.Dict<string>[]>;

/** The examples of settings in the section of each provider. */
async function examplesIn(file: string): Promise<Examples> {
  const guide = await readFile(new URL(`../../../docs/${file}`, import.meta.url), 'utf8');
  const sections = guide.split(/^#+ /m).filter(section => section.includes('OIDC_ROLES=admin'));
  return new Map(
    sections.map(section => {
      const [heading = ''] = section.split('\n');
      const blocks = [...section.matchAll(/^```ini\n(.*?)^```$/gms)];
      return [heading, blocks.map(([, block = '']) => parseEnv(block))];
    }),
  );
}

/** Headings, which of the examples below them, and the stand-in with which it has been tried. */
const tried = [
  ['Authelia', 0, 'Authelia'],
  ['Authentik', 0, 'Authentik, its issuer written without the slash'],
  ['Keycloak', 0, 'Keycloak, roles of the realm'],
  ['Keycloak', 1, 'Keycloak, groups with their full path'],
  ['Zitadel', 0, 'Zitadel, roles of the project'],
  ['Entra ID', 0, 'Entra ID, app roles'],
  ['Google', 0, 'Google, by domain and address'],
  ['Pocket ID', 0, 'Pocket ID'],
  ['Okta', 0, 'Okta, its own authorization server, with a thin ID token'],
  ['Dex', 0, 'Dex'],
  ['Kanidm', 0, 'Kanidm'],
  ['Auth0', 0, 'Auth0, a claim whose name is a URL'],
  ['GitLab', 0, 'GitLab, which takes secrets as they are'],
  ['Nextcloud', 0, 'Nextcloud, discovery elsewhere'],
  ['ADFS', 0, 'ADFS, one group as a text, by its name in the directory'],
] as const;

const least = {
  WEBHOOK_URL: 'https://hotline.example.com/push',
  CENTRAL_SERVICE_PHONE: '+49 30 23125 000',
  SERVICE_PHONES: '+49 30 23125 001',
  PAGE_URL: 'https://hotline.example.com/',
  OIDC_CLIENT_ID: 'familiar',
  OIDC_CLIENT_SECRET: 'hush',
};

describe.each(['operating.md', 'de/betrieb.md'])('docs/%s', file => {
  test.each(tried)('what it says of %s, example %i, has been tried: %s', async (heading, index, name) => {
    const { OIDC_ISSUER: _, ...documented } = (await examplesIn(file)).get(heading)?.[index] ?? {};
    expect(documented).toEqual(products.find(product => product.name === name)?.settings);
  });

  test('every example is read, and nothing is said against it', async () => {
    for (const [heading, blocks] of await examplesIn(file))
      for (const block of blocks) {
        const [{ OIDC_ISSUER = '' } = {}] = blocks;
        const read = readConfig({ ...least, OIDC_ISSUER, ...block });
        expect([heading, read.ok ? read.warnings : read.problems]).toEqual([heading, []]);
      }
  });
});

test('both guides name the same settings for the same providers, all of which have been tried', async () => {
  const examples = await examplesIn('operating.md');
  expect(await examplesIn('de/betrieb.md')).toEqual(examples);
  expect([...examples].flatMap(([heading, blocks]) => blocks.map((_, index) => [heading, index]))).toEqual(
    tried.map(([heading, index]) => [heading, index]),
  );
});
