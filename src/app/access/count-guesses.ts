// The bundle has a createRequire and a require of its own.
import { createRequire as requireFrom } from 'node:module';
import { Worker } from 'node:worker_threads';

const required = requireFrom(import.meta.url);

/**
 * How many guesses a password withstands, as zxcvbn counts; `words` are those that are guessed first. On a thread of its
 * own, which ends afterwards: to load the lists of usual passwords takes most of a second, to judge an odd one half
 * a second, and calls wait for neither.
 */
export function countGuesses(password: string, words: readonly string[]): Promise<number> {
  const packages = {
    core: required.resolve('@zxcvbn-ts/core'),
    common: required.resolve('@zxcvbn-ts/language-common'),
  };
  const worker = new Worker(program, {
    eval: true,
    execArgv: [],
    env: {},
    workerData: { password, words, packages },
  });
  return new Promise((resolve, reject) => {
    worker.once('message', resolve);
    worker.once('error', reject);
    worker.once('exit', code => reject(new Error(`The thread that judges a password ended with ${code}.`)));
  });
}

/** As text, so that it runs from a bundle and from the source alike. */
const program = `
const { parentPort, workerData: { password, words, packages } } = require('node:worker_threads');
const { ZxcvbnFactory } = require(packages.core);
const { adjacencyGraphs, dictionary } = require(packages.common);
const zxcvbn = new ZxcvbnFactory({ dictionary, graphs: adjacencyGraphs });
parentPort.postMessage(zxcvbn.check(password, words).guesses);
`;
