// The style of a room's shadow tree: constructed, so that a strict policy for styles needs no exception. The colors of
// fields and messages are those of the theme on the canvas.

const text = `
:host {
  display: block;
  position: relative;
  width: 100%;
  height: 100%;
  min-height: 240px;
  overflow: hidden;
  contain: layout paint style;
  background: var(--parley-background, #0e1216);
  color: #f2f5f8;
  color-scheme: dark;
  /* Colors that are forced upon elements would not fit those of the canvas around them. */
  forced-color-adjust: none;
}
:host([hidden]) { display: none; }
canvas {
  position: absolute;
  inset: 0;
  display: block;
  width: 100%;
  height: 100%;
  outline: none;
  /* Two fingers, or two taps, would zoom the controls out of sight. */
  touch-action: pan-x pan-y;
  user-select: none;
  -webkit-user-select: none;
  -webkit-tap-highlight-color: transparent;
}
.videos { position: absolute; inset: 0; overflow: hidden; isolation: isolate; pointer-events: none; }
.videos video { position: absolute; object-fit: cover; }
.videos video[hidden] { display: none; }
.mirror { position: absolute; inset: 0; overflow: hidden; pointer-events: none; }
.node {
  position: absolute;
  margin: 0;
  padding: 0;
  border: 0;
  overflow: hidden;
  background: none;
  font: 12px/1 sans-serif;
  list-style: none;
  opacity: 0;
  pointer-events: none;
}
.node .node { opacity: 1; }
.link { pointer-events: auto; cursor: pointer; touch-action: pan-x pan-y; }
.field {
  position: absolute;
  box-sizing: border-box;
  margin: 0;
  padding: 0;
  border: 0;
  outline: none;
  border-radius: 0;
  appearance: none;
  background: transparent;
  color: #f2f5f8;
  caret-color: var(--parley-accent, #6ea8fe);
  font: 400 14px/1.2 "Parley Inter", system-ui, sans-serif;
  pointer-events: auto;
  touch-action: pan-x pan-y;
}
.field::placeholder { color: #a8b4c0; opacity: 1; }
.field::selection { background: #1d3454; }
/* A smaller type makes phones zoom in on focus. */
@media (pointer: coarse) { .field { font-size: 16px; } }
/* Measured: what covers the window at its edges, and the colors that the page has chosen. */
.edges {
  position: absolute;
  width: 0;
  height: 0;
  padding: var(--parley-inset-top, env(safe-area-inset-top, 0px))
    var(--parley-inset-right, env(safe-area-inset-right, 0px))
    var(--parley-inset-bottom, env(safe-area-inset-bottom, 0px))
    var(--parley-inset-left, env(safe-area-inset-left, 0px));
  background-color: var(--parley-background, #0e1216);
  color: var(--parley-accent, #6ea8fe);
  transition: color 1ms, background-color 1ms;
  visibility: hidden;
  pointer-events: none;
}
.message {
  position: absolute;
  inset: 0;
  display: grid;
  place-content: center;
  padding: 24px;
  background: #0e1216;
  color: #f2f5f8;
  font: 400 16px/1.5 "Parley Inter", system-ui, sans-serif;
  text-align: center;
}
/* As wasm/ui/high_contrast.cpp has them. */
@media (prefers-contrast: more) {
  :host, .message { background: #000; color: #fff; }
  .field, .field::placeholder { color: #fff; }
}
.message p { margin: 0; max-width: 36em; white-space: pre-line; }
.message[hidden] { display: none; }
`;

/** @type {CSSStyleSheet | undefined} */
let sheet;

/** @returns {CSSStyleSheet} one for all rooms of a page */
export function roomStyle() {
  if (!sheet) {
    sheet = new CSSStyleSheet();
    sheet.replaceSync(text);
  }
  return sheet;
}
