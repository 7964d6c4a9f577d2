// Answers a numbered operation of the core: done, or failed with the browser's own name for what went wrong.

/**
 * @callback Emit Tells the core one fact; does nothing once the engine is closed.
 * @param {string} fact name of an exported function of the engine
 * @param {...(number|string|boolean)} values
 * @returns {void}
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
