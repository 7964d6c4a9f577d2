// The screen once more as elements: invisible ones for screen readers, keyboards and tests, and visible inputs, since
// only a real input has input methods, phone keyboards and spell checking. All lie exactly over what is drawn.

/**
 * @typedef {object} Box CSS pixels from the top left corner of the canvas
 * @property {number} x
 * @property {number} y
 * @property {number} width
 * @property {number} height
 *
 * @typedef {Box & {id: string, value: string, placeholder: string, bytesMax: number, label: string}} Field
 * @typedef {Box & {id: string, role: string, name: string, parent: string, pressed: string, disabled: boolean,
 *   shortcut: string, href: string, value: string}} Node
 *
 * @typedef {object} MirrorEvents
 * @property {(id: string) => void} activated
 * @property {(id: string, text: string) => void} textChanged
 * @property {(id: string, visible: boolean) => void} focused an empty id when nothing here has the focus
 */

import { FieldInput } from './field-input.js';
import { FocusReturn } from './focus-return.js';
import { ListFocus } from './list-focus.js';

const tags = { button: 'button', heading: 'h2', list: 'ul', listitem: 'li', link: 'a', option: 'button' };

/** Roles whose name is their text; the others have it as a label. */
const speaking = new Set(['heading', 'listitem', 'status', 'alert', 'button', 'link', 'option']);

export class Mirror {
  #root;
  #events;
  /** @type {Map<string, {element: HTMLElement, role: string, input?: FieldInput}>} */
  #entries = new Map();
  #listFocus;
  #focusReturn;

  /**
   * @param {HTMLElement} root lies over the canvas
   * @param {MirrorEvents} events
   * @param {AbortSignal} signal ends it
   */
  constructor(root, events, signal) {
    this.#root = root;
    this.#events = events;
    this.#listFocus = new ListFocus(root, (id) => events.activated(id), signal);
    this.#focusReturn = new FocusReturn(root, signal);
    root.addEventListener('click', (event) => this.#clicked(event), { signal });
    root.addEventListener('focusin', ({ target }) => {
      // Words may have the focus, but no key means them.
      const isOperable = target.tabIndex >= 0;
      events.focused(isOperable ? target.dataset.id ?? '' : '', isOperable && target.matches(':focus-visible'));
    }, { signal });
    root.addEventListener('focusout', () => events.focused('', false), { signal });
  }

  /**
   * Makes the elements those of this layout. Elements that stay keep their place, and so the focus.
   *
   * @param {{fields: Field[], nodes: Node[]}} layout
   */
  show({ fields, nodes }) {
    this.#listFocus.remember();
    const fieldsById = new Map(fields.map((field) => [field.id, field]));
    const items = [...nodes];
    for (const field of fields) {
      if (!nodes.some(({ id }) => id === field.id)) {
        items.push({ ...field, role: 'textbox', name: field.label, parent: '', pressed: '', disabled: false,
          shortcut: '', href: '', value: '' });
      }
    }
    this.#forgetAllBut(new Map(items.map(({ id, role }) => [id, role])));
    /** The next element of each container that has not been placed yet. @type {Map<Element, Element | null>} */
    const cursors = new Map();
    const boxes = new Map(items.map((item) => [item.id, item]));
    for (const item of items) {
      const entry = this.#entryOf(item, fieldsById.get(item.id));
      const container = this.#entries.get(item.parent)?.element ?? this.#root;
      this.#update(entry, item, fieldsById.get(item.id), boxes.get(item.parent));
      placeInOrder(container, entry.element, cursors);
    }
    this.#listFocus.follow();
  }

  /** @param {string} id of an element that is there; the ring shows, as this follows a key */
  focus(id) {
    this.#entries.get(id)?.element.focus({ focusVisible: true });
  }

  /** To be called when what had the focus is gone. @returns {boolean} whether something else has it now */
  returnFocus() {
    return this.#focusReturn.take();
  }

  /** @param {Map<string, string>} rolesById */
  #forgetAllBut(rolesById) {
    for (const [id, { element, role }] of this.#entries) {
      if (rolesById.get(id) === role) continue;
      this.#entries.delete(id);
      element.remove();
    }
  }

  /**
   * @param {Node} item
   * @param {Field} [field]
   */
  #entryOf(item, field) {
    let entry = this.#entries.get(item.id);
    if (entry) return entry;
    if (field) {
      const input = new FieldInput(item.id, this.#events);
      entry = { element: input.element, role: item.role, input };
    } else {
      const tag = tags[item.role];
      const element = document.createElement(tag ?? 'div');
      if (tag === 'button') element.type = 'button';
      else if (tag === 'a') openElsewhere(element);
      // A list without bullets is not announced as one everywhere unless it says so.
      if (!['button', 'link'].includes(item.role)) element.setAttribute('role', item.role);
      element.className = tag === 'a' ? 'node link' : 'node';
      entry = { element, role: item.role };
    }
    entry.element.dataset.id = item.id;
    this.#entries.set(item.id, entry);
    return entry;
  }

  /**
   * @param {{element: HTMLElement, input?: FieldInput}} entry
   * @param {Node} item
   * @param {Field | undefined} field
   * @param {Box | undefined} parent
   */
  #update({ element, input }, item, field, parent) {
    place(element, field ?? item, parent);
    if (input && field) {
      input.show(field);
      return;
    }
    if (!speaking.has(item.role)) setAttribute(element, 'aria-label', item.name);
    else if (ownText(element) !== item.name) setOwnText(element, item.name);
    setAttribute(element, item.role === 'option' ? 'aria-selected' : 'aria-pressed', item.pressed);
    setAttribute(element, 'aria-disabled', item.disabled ? 'true' : '');
    setAttribute(element, 'aria-keyshortcuts', item.shortcut);
    setAttribute(element, 'aria-valuenow', item.value);
    if (item.href) setAttribute(element, 'href', webAddress(item.href));
  }

  /** @param {MouseEvent} event */
  #clicked(event) {
    const button = event.target.closest('button');
    if (!button || button.getAttribute('aria-disabled') === 'true') return;
    this.#events.activated(button.dataset.id);
  }
}

/**
 * @param {Element} container
 * @param {Element} element
 * @param {Map<Element, Element | null>} cursors
 */
function placeInOrder(container, element, cursors) {
  const next = cursors.has(container) ? cursors.get(container) : container.firstElementChild;
  if (next === element) {
    cursors.set(container, element.nextElementSibling);
    return;
  }
  container.insertBefore(element, next ?? null);
  cursors.set(container, next ?? null);
}

/**
 * @param {HTMLElement} element
 * @param {Box} box
 * @param {Box} [parent] that the element is placed in
 */
function place(element, box, parent) {
  const { style } = element;
  style.left = `${box.x - (parent?.x ?? 0)}px`;
  style.top = `${box.y - (parent?.y ?? 0)}px`;
  style.width = `${box.width}px`;
  style.height = `${box.height}px`;
}

/**
 * @param {Element} element
 * @param {string} name
 * @param {string} value empty removes it
 */
function setAttribute(element, name, value) {
  if ((element.getAttribute(name) ?? '') === value) return;
  if (value === '') element.removeAttribute(name);
  else element.setAttribute(name, value);
}

/**
 * The call goes on in this tab, and the other one learns nothing of it.
 *
 * @param {HTMLAnchorElement} link
 */
function openElsewhere(link) {
  link.target = '_blank';
  link.rel = 'noopener noreferrer';
}

/**
 * @param {string} text
 * @returns {string} nothing for what is no address of the web
 */
function webAddress(text) {
  return /^https?:\/\//i.test(text) ? text : '';
}

/** The text before any child elements. @param {Element} element */
function ownText(element) {
  return element.firstChild?.nodeType === globalThis.Node.TEXT_NODE ? element.firstChild.data : '';
}

/**
 * @param {Element} element
 * @param {string} text
 */
function setOwnText(element, text) {
  if (element.firstChild?.nodeType === globalThis.Node.TEXT_NODE) element.firstChild.data = text;
  else element.prepend(text);
}
