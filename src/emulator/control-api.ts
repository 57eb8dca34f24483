import type { FastifyInstance } from 'fastify';
import { z } from 'zod';
import type { EmulatedCall } from './call.ts';
import type { Control } from './control.ts';
import {
  faultsSchema,
  outsideCallerSchema,
  phoneCallSchema,
  phoneChangeSchema,
  placedCallSchema,
  transferSchema,
} from './control-schemas.ts';
import { UnknownNumberError } from './network.ts';
import { isFromHere } from './own-page.ts';
import { changePhone } from './phone.ts';

/** Remote control of the emulator, as routes for a server scope with the prefix `/emulator`. */
export function addControlApi(server: FastifyInstance, control: Control): void {
  server.setErrorHandler((error: Error & { statusCode?: number }, _request, reply) => {
    if (error instanceof z.ZodError) return reply.code(400).send({ message: z.prettifyError(error) });
    if (error instanceof RangeError) return reply.code(400).send({ message: error.message });
    const status = error instanceof UnknownNumberError ? 404 : (error.statusCode ?? 500);
    return reply.code(status).send({ message: error.message });
  });
  // The control of a telephone network is for whoever runs it, and not for pages that they happen to visit.
  server.addHook('onRequest', (request, reply, done) => {
    if (isFromHere(request)) done();
    else reply.code(403).send({ message: 'The emulator is controlled from its own machine only' });
  });
  server.get('/public-key', (_request, reply) =>
    reply.type('application/x-pem-file').send(control.publicKeyPem),
  );
  server.get('/pushes', () => ({ items: control.pushes() }));
  server.put('/faults', (request, reply) => {
    control.setFaults(faultsSchema.parse(request.body));
    return reply.code(204).send();
  });
  addCalls(server, control);
  addPhones(server, control);
  addCallers(server, control);
}

function addCalls(server: FastifyInstance, control: Control): void {
  server.get('/calls', () => ({ items: control.calls().map(describeCall) }));
  server.post('/calls', (request, reply) => {
    const { callId } = control.placeCall(placedCallSchema.parse(request.body));
    return reply.code(201).send({ callId });
  });
  server.get('/calls/:id', request => describeCall(callNamed(control, request.params)));
  server.post('/calls/:id/transfer', (request, reply) => {
    const { to } = transferSchema.parse(request.body);
    const isTransferred = callNamed(control, request.params).transfer(to);
    return isTransferred
      ? reply.code(204).send()
      : reply.code(409).send({ message: 'Nobody is talking in this call' });
  });
  server.post('/calls/:id/hangup', (request, reply) => {
    callNamed(control, request.params).hangUp();
    return reply.code(204).send();
  });
}

function addPhones(server: FastifyInstance, control: Control): void {
  server.get('/phones', () => ({ items: control.phones().map(phone => phone.state()) }));
  server.patch('/phones/:number', request => {
    const phone = control.phone(numberIn(request.params));
    changePhone(phone, phoneChangeSchema.parse(request.body));
    return phone.state();
  });
  server.post('/phones/:number/calls', (request, reply) => {
    const dialled = phoneCallSchema.parse(request.body);
    const { callId } = control.dialOut({ ...dialled, agentNumber: numberIn(request.params) });
    return reply.code(201).send({ callId });
  });
}

/** Those outside, as click-to-call finds them. */
function addCallers(server: FastifyInstance, control: Control): void {
  server.patch('/callers', (request, reply) => {
    control.changeCaller(null, outsideCallerSchema.parse(request.body));
    return reply.code(204).send();
  });
  server.get('/callers/:number', request => control.caller(numberIn(request.params)));
  server.patch('/callers/:number', request => {
    const number = numberIn(request.params);
    control.changeCaller(number, outsideCallerSchema.parse(request.body));
    return control.caller(number);
  });
}

function numberIn(params: unknown): string {
  return z.object({ number: z.string() }).parse(params).number;
}

function callNamed(control: Control, params: unknown): EmulatedCall {
  const { id } = z.object({ id: z.string() }).parse(params);
  const call = control.calls().find(({ callId }) => callId === id);
  if (call === undefined) throw new UnknownNumberError(`There is no call ${id}`);
  return call;
}

function describeCall(call: EmulatedCall): unknown {
  const { callId, xcid, direction, from, to, shows } = call;
  return { callId, xcid, direction, from, to, shows, state: call.state(), outcome: call.outcome() };
}
