/** The database took longer than anybody waits for it. */
class LateError extends Error {
  override readonly name = 'LateError';
}

/** The result of `work`, or a `LateError` after `limitMs`; what becomes of it later is then ignored. */
export function within<T>(work: Promise<T>, limitMs: number): Promise<T> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => reject(new LateError(`No answer within ${limitMs} ms.`)), limitMs);
    work.then(
      value => {
        clearTimeout(timer);
        resolve(value);
      },
      (error: unknown) => {
        clearTimeout(timer);
        reject(error);
      },
    );
  });
}
