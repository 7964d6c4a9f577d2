// Answers a numbered operation of the core: done, or failed with the browser's own name for what went wrong.

/**
 * Tells the core one fact: the name of an exported function of the engine, and its values. Does nothing once the engine
 * is closed.
 *
 * @typedef {(fact: string, ...values: (number | string | boolean | object)[]) => void} Emit
 */

/**
 * Runs an operation at once and answers when its promise settles, never before this function has returned.
 *
 * @template T
 * @param {Emit} emit
 * @param {number} operation the number to answer with
 * @param {() => T | Promise<T>} run may throw
 * @param {(value: T) => void} [fulfilled] answers success; by default with `operationDone`
 */
export function answer(emit, operation, run, fulfilled = () => emit('operationDone', operation)) {
  new Promise((resolve) => resolve(run())).then(fulfilled, (error) => {
    emit('operationFailed', operation, String(error?.name ?? 'Error'), String(error?.message ?? error));
  });
}
