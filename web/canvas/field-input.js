// A text field: a real input that lies in the box which the canvas has drawn for it.

import { bytesOf } from '../text-limits.js';

/** @typedef {import('./mirror.js').Field} Field */

export class FieldInput {
  #id;
  #events;
  #bytesMax = Infinity;
  #composing = false;
  element = document.createElement('input');

  /**
   * @param {string} id
   * @param {import('./mirror.js').MirrorEvents} events
   */
  constructor(id, events) {
    this.#id = id;
    this.#events = events;
    const { element } = this;
    element.type = 'text';
    element.className = 'field';
    element.autocomplete = 'off';
    element.spellcheck = false;
    element.addEventListener('compositionstart', () => {
      this.#composing = true;
    });
    element.addEventListener('compositionend', () => {
      this.#composing = false;
      this.#report();
    });
    element.addEventListener('input', () => this.#report());
    element.addEventListener('keydown', (event) => {
      if (event.key === 'Enter' && !isForInputMethod(event)) events.activated(id);
    });
  }

  /** @param {Field} field */
  show({ value, placeholder, bytesMax, label }) {
    const { element } = this;
    this.#bytesMax = bytesMax || Infinity;
    element.placeholder = placeholder;
    element.setAttribute('aria-label', label);
    if (!this.#composing && element.value !== value) element.value = value;
  }

  /** What is longer than allowed is cut at the end, by whole characters. */
  #report() {
    if (this.#composing) return;
    const { element } = this;
    if (bytesOf(element.value) > this.#bytesMax) {
      const caret = element.selectionStart;
      element.value = cutToBytes(element.value, this.#bytesMax);
      element.setSelectionRange(caret, caret);
    }
    this.#events.textChanged(this.#id, element.value);
  }
}

/**
 * Safari ends the composition before the key that ended it comes; such a key has the code of input methods
 * (UI Events, 7.3.1).
 *
 * @param {KeyboardEvent} event
 */
function isForInputMethod(event) {
  return event.isComposing || event.keyCode === 229;
}

/**
 * @param {string} text
 * @param {number} bytesMax of UTF-8
 */
function cutToBytes(text, bytesMax) {
  let bytes = 0;
  let cut = '';
  for (const character of text) {
    bytes += bytesOf(character);
    if (bytes > bytesMax) break;
    cut += character;
  }
  return cut;
}
