// Types and documentation of errors.js: what rooms and engines reject and throw with.

/**
 * - `module-unreachable`, `module-foreign`, `module-blocked`: see `ModuleError`.
 * - `bad-option`: see `BadOptionError`.
 * - `server-unreachable`: no connection to the signaling server, or no answer from it.
 * - `refused`: see `RefusedError`.
 * - `left`: the room was left already; join again for another one.
 * - `too-large`: a message of more than 4000 bytes of UTF-8. It was not sent.
 * - `too-fast`: more than 20 messages in a row, and then one each second. It was not sent.
 * - `unknown-member`: nobody in the room has this id now.
 * - `device-unavailable`: the person said no, there is no such device, or it does not start.
 * - `broken`: the engine broke by a fault of its own. The room is left; join again.
 * - Of `<parley-room>` alone: `bad-attribute`, `unsupported`, `already-joined`, `not-in-room`, `taken-out`; see there.
 *
 * Whoever aborts gets the reason of the `AbortSignal`, and none of these.
 */
export type ErrorCode =
  | 'module-unreachable'
  | 'module-foreign'
  | 'module-blocked'
  | 'bad-option'
  | 'server-unreachable'
  | 'refused'
  | 'left'
  | 'too-large'
  | 'too-fast'
  | 'unknown-member'
  | 'device-unavailable'
  | 'broken'
  | 'bad-attribute'
  | 'unsupported'
  | 'already-joined'
  | 'not-in-room'
  | 'taken-out';

/** What rooms and engines reject and throw with. The message says what happened and what to do. */
export class ParleyError extends Error {
  /** Pages need none of their own; it is here for `instanceof`. So are those of the other classes. */
  constructor(code: ErrorCode, message: string, options?: { cause?: unknown });
  /** What went wrong, for a program. */
  readonly code: ErrorCode;
  /** What it comes from, where there is more to know. */
  readonly cause?: unknown;
}

/** An option or argument is none that can be used. Nothing was opened, asked for or sent. */
export class BadOptionError extends ParleyError {
  /** `expected` ends the sentence "OPTION has to be …". */
  constructor(option: string, expected: string, given: unknown);
  /** Always this one. */
  readonly code: 'bad-option';
  /** The name of the option or argument. */
  readonly option: string;
}

/**
 * The WebAssembly module does not start. `module-unreachable`: nothing comes from its address. `module-foreign`: what
 * comes is something else, or of another version. `module-blocked`: the page's policy forbids WebAssembly.
 */
export class ModuleError extends ParleyError {
  /** `cause` is what loading failed with. */
  constructor(code: 'module-unreachable' | 'module-foreign' | 'module-blocked', url: string, cause?: unknown);
  /** Which of the three it is. */
  readonly code: 'module-unreachable' | 'module-foreign' | 'module-blocked';
  /** The file that it is about: the loader or the `.wasm` file; of `<parley-room>` also a font or shader. */
  readonly url: string;
}

/** The server does not let us in, or put us out. */
export class RefusedError extends ParleyError {
  /** An empty `message` is replaced by one that names the code. */
  constructor(serverCode: string, message: string);
  /** Always this one. */
  readonly code: 'refused';
  /**
   * As the server said it: `room-full`, `server-full`, `invalid-room`, `invalid-name`, `invalid-id`, `id-taken`,
   * `unauthorized`, `unknown-room`, `busy`, `too-fast`, `room-locked`, `refused` and `unanswered` (by the host of a
   * locked room), `removed`, `room-closed` (by an operator of the server), `other`.
   */
  readonly serverCode: string;
}
