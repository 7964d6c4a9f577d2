// Feeds keys to a room while the focus is in its element. What they mean is the room's matter: only names go in.

const modifiers = [['ctrlKey', 'Control+'], ['altKey', 'Alt+'], ['metaKey', 'Meta+']];

/**
 * @param {Node} root holds all of the room that can have the focus
 * @param {Record<string, Function>} room
 * @param {() => void} draw within the event: full screen and sound are allowed only there
 * @param {AbortSignal} signal ends it
 */
export function feedKeys(root, room, draw, signal) {
  const feed = (event) => {
    if (event.isComposing) return;
    if (room.key(nameOf(event), event.type === 'keydown')) event.preventDefault();
    draw();
  };
  root.addEventListener('keydown', feed, { signal });
  root.addEventListener('keyup', feed, { signal });
  const release = () => {
    room.releaseKeys();
    // Not within the event: it also comes while a drawn frame takes away what had the focus.
    queueMicrotask(draw);
  };
  root.addEventListener('focusout', ({ relatedTarget }) => {
    if (!relatedTarget || !root.contains(relatedTarget)) release();
  }, { signal });
  // Another window comes to the front: the release of a held key goes there.
  globalThis.addEventListener('blur', release, { signal });
}

/** @param {KeyboardEvent} event */
function nameOf(event) {
  return modifiers.filter(([property]) => event[property]).map(([, name]) => name).join('') + event.key;
}
