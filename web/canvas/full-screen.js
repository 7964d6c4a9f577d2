// Full screen for a room's element, where the page and the browser allow it.

/**
 * @param {Element} element
 * @returns {{offered: boolean, on: boolean}}
 */
export function fullScreenState(element) {
  const { fullscreenEnabled } = element.ownerDocument;
  const top = /** @type {DocumentOrShadowRoot} */ (element.getRootNode());
  return {
    offered: Boolean(fullscreenEnabled) && typeof element.requestFullscreen === 'function',
    on: top.fullscreenElement === element,
  };
}

/** Within a press: the browser allows it only there, and may refuse all the same. @param {Element} element */
export function toggleFullScreen(element) {
  const done = fullScreenState(element).on ? element.ownerDocument.exitFullscreen() : element.requestFullscreen();
  done.catch((error) => console.warn(`parley: no full screen: ${error.message}`));
}
