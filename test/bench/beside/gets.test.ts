import { expect, test } from 'vitest';
import { type ApiDocument, largestGets } from '../../../bench/beside/gets.ts';
import { renderOpenApi } from '../../../src/http/api/openapi.ts';
import { apiRoutes } from '../../../src/http/api/routes.ts';

const document = (await renderOpenApi(apiRoutes, '1')) as ApiDocument;
const words = { number: '+491711000000', agentId: 'w1', flowId: 'F1', search: '171' };
const gets = largestGets(document, words);

test('every GET of the API is asked for', () => {
  expect(gets).toHaveLength(apiRoutes.filter(({ method }) => method === 'GET').length);
  expect(gets.filter(address => address.includes('{'))).toEqual([]);
});

test('the GETs ask for as much as may be asked for', () => {
  expect(gets).toContain('/reports?days=400');
  expect(gets).toContain('/missed?limit=200');
});

test('the GETs ask for whom the history has', () => {
  expect(gets).toContain('/callers/%2B491711000000/export');
  expect(gets).toContain('/calls/F1');
  expect(gets).toContain('/settings/log/1');
});
