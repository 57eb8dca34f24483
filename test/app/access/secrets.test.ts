import { expect, test } from 'vitest';
import { createSecrets } from '../../../src/app/access/secrets.ts';
import { openKeyFile } from '../../../src/store/keys/key-file.ts';
import { temporaryFolder } from '../../support/temporary-folder.ts';

test('what was sealed for somebody is read with the same key, for them alone', async () => {
  const file = `${await temporaryFolder()}/data/familiar.secret`;
  const sealed = await createSecrets(openKeyFile(file)).seal('JBSWY3DP', 'anna');
  expect(sealed).not.toContain('JBSWY3DP');
  const later = createSecrets(openKeyFile(file));
  expect(await later.unseal(sealed, 'anna')).toBe('JBSWY3DP');
  expect(await later.unseal(sealed, 'ben')).toBeNull();
  expect(await createSecrets(openKeyFile(null)).unseal(sealed, 'anna')).toBeNull();
});

test('looking makes no key, since with a new one nothing could be read either', async () => {
  const file = `${await temporaryFolder()}/familiar.secret`;
  const source = openKeyFile(file);
  expect(await createSecrets(source).unseal('sealed', 'anna')).toBeNull();
  expect(await source.read()).toBeNull();
});
