// What outlives a visit, and the clipboard.

import { answer } from './answer.js';

/** @typedef {import('./answer.js').Emit} Emit */

const prefix = 'parley.';

/**
 * @param {string} key
 * @returns {string} empty where nothing was stored or storage is forbidden
 */
export function storedValue(key) {
  try {
    return localStorage.getItem(prefix + key) ?? '';
  } catch {
    return '';
  }
}

/**
 * @param {string} key
 * @param {string} value
 */
export function storeValue(key, value) {
  try {
    localStorage.setItem(prefix + key, value);
  } catch {
    // Storage is full or forbidden (private windows, sandboxed frames): the next visit starts afresh.
  }
}

/**
 * @param {Emit} emit
 * @param {number} operation
 * @param {string} text
 */
export function copyText(emit, operation, text) {
  answer(emit, operation, () => {
    const clipboard = globalThis.navigator?.clipboard;
    if (!clipboard) throw new DOMException('This page may not write to the clipboard.', 'NotAllowedError');
    return clipboard.writeText(text);
  });
}
