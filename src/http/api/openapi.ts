import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import { createYield } from '../../pace/yield-to-calls.ts';
import { errorSchema } from '../contract/common.ts';
import { csrfHeader } from './mount-routes.ts';
import type { Route } from './route.ts';

/** Serves the description of the routes: rendered when it is first asked for, which most who start Familiar never do. */
export function openApiRoute(scope: FastifyInstance, routes: readonly Route[], version: string): void {
  let rendered: Promise<string> | null = null;
  scope.get('/openapi.json', async (_, reply) => {
    rendered ??= renderOpenApi(routes, version).then(document => JSON.stringify(document));
    return reply.type('application/json; charset=utf-8').send(await rendered);
  });
}

/** Describes the routes as an OpenAPI 3.1 document, from the schemas that check them. Calls are answered meanwhile. */
export async function renderOpenApi(routes: readonly Route[], version: string): Promise<object> {
  const schemas: Schemas = {};
  const yieldToCalls = createYield();
  const paths: Record<string, Record<string, object>> = {};
  for (const route of routes) {
    const path = route.path.replaceAll(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [route.method.toLowerCase()]: operation(route, schemas) };
    await yieldToCalls();
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Familiar',
      version,
      description:
        'What the page of Familiar does, for programs. Send a token created on the page as `Authorization: Bearer …`.',
    },
    servers: [{ url: '.' }],
    paths,
    components: {
      schemas,
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        session: { type: 'apiKey', in: 'cookie', name: 'familiar_session' },
      },
    },
  };
}

/** The named schemas, collected as they turn up. */
type Schemas = Record<string, unknown>;

function operation(route: Route, schemas: Schemas): object {
  const isOpen = route.roles === 'anyone';
  return {
    operationId: operationId(route),
    summary: route.summary,
    security: isOpen ? [] : [{ token: [] }, { session: [] }],
    'x-roles': route.roles,
    parameters: [
      ...parameters(route.params, 'path'),
      ...parameters(route.query, 'query'),
      ...(isOpen || route.method === 'GET' ? [] : [csrfParameter]),
    ],
    ...(route.body === undefined
      ? {}
      : { requestBody: { required: true, content: bodyOf(route, route.body, schemas) } }),
    responses: {
      200: { description: 'What was requested.', content: replyOf(route, schemas) },
      default: { description: 'Why it failed.', content: json(errorSchema, 'output', schemas) },
    },
  };
}

const csrfParameter = {
  name: csrfHeader,
  in: 'header',
  required: false,
  description: 'With a session instead of a token: `csrf` from `GET /session`.',
  schema: { type: 'string' },
};

function parameters(schema: z.ZodObject | undefined, place: 'path' | 'query'): readonly object[] {
  return Object.entries(schema?.shape ?? {}).map(([name, type]) => {
    const required = place === 'path' || !z.safeParse(type as z.ZodType, undefined).success;
    return { name, in: place, required, schema: toSchema(type as z.ZodType, 'input', {}) };
  });
}

function bodyOf({ bodyType }: Route, body: z.ZodType, schemas: Schemas): object {
  return bodyType === undefined ? json(body, 'input', schemas) : { [bodyType]: binary };
}

function replyOf({ replyType, reply }: Route, schemas: Schemas): object {
  return replyType === undefined ? json(reply, 'output', schemas) : { [replyType]: binary };
}

/** Raw bytes, which is what OpenAPI 3.1 means by an empty schema. */
const binary = { schema: {} };

function json(schema: z.ZodType, io: 'input' | 'output', schemas: Schemas): object {
  return { 'application/json': { schema: toSchema(schema, io, schemas) } };
}

/** Moves the definitions zod puts in a schema to where OpenAPI keeps schemas. */
function toSchema(schema: z.ZodType, io: 'input' | 'output', schemas: Schemas): object {
  const { $schema: _, $defs = {}, ...rest } = z.toJSONSchema(schema, { io, unrepresentable: 'any' });
  Object.assign(schemas, withOpenApiRefs($defs));
  return withOpenApiRefs(rest);
}

function withOpenApiRefs<T>(schema: T): T {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/$defs/', '"#/components/schemas/'));
}

function operationId({ method, path }: Route): string {
  return `${method.toLowerCase()}${path.replaceAll(/[/:-]+(\w)/g, (_, letter: string) => letter.toUpperCase())}`;
}
