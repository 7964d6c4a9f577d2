// The style of a room's shadow tree: constructed, so that a strict policy for styles needs no exception. The colors of
// fields and messages are those of the theme on the canvas.

/** As wasm/ui/theme.hpp and, where more contrast is asked for, wasm/ui/high_contrast.cpp have them. */
const dark = `
:host {
  color-scheme: dark;
  --parley-theme-background: #0e1216;
  --parley-theme-text: #f2f5f8;
  --parley-theme-text-muted: #a8b4c0;
  --parley-theme-accent: #6ea8fe;
  --parley-theme-selection: #1d3454;
}
@media (prefers-contrast: more) {
  :host {
    --parley-theme-background: #000;
    --parley-theme-text: #fff;
    --parley-theme-text-muted: #fff;
  }
}
`;

/** As wasm/ui/light_theme.cpp and wasm/ui/high_contrast.cpp have them. */
const light = `
:host {
  color-scheme: light;
  --parley-theme-background: #f2f4f7;
  --parley-theme-text: #161e27;
  --parley-theme-text-muted: #465362;
  --parley-theme-accent: #1b5bcb;
  --parley-theme-selection: #d9e6fb;
}
@media (prefers-contrast: more) {
  :host {
    --parley-theme-background: #fff;
    --parley-theme-text: #000;
    --parley-theme-text-muted: #000;
  }
}
`;

const common = `
:host {
  display: block;
  position: relative;
  width: 100%;
  height: 100%;
  min-height: 240px;
  overflow: hidden;
  contain: layout paint style;
  background: var(--parley-background, var(--parley-theme-background));
  color: var(--parley-theme-text);
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
  color: var(--parley-theme-text);
  caret-color: var(--parley-accent, var(--parley-theme-accent));
  font: 400 14px/1.2 "Parley Inter", system-ui, sans-serif;
  pointer-events: auto;
  touch-action: pan-x pan-y;
}
.field::placeholder { color: var(--parley-theme-text-muted); opacity: 1; }
.field::selection { background: var(--parley-theme-selection); }
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
  background-color: var(--parley-background, var(--parley-theme-background));
  color: var(--parley-accent, var(--parley-theme-accent));
  transition: color 1ms, background-color 1ms;
  visibility: hidden;
  pointer-events: none;
}
.edges.measured { transition: none; }
.message {
  position: absolute;
  inset: 0;
  display: grid;
  place-content: center;
  padding: 24px;
  background: var(--parley-theme-background);
  color: var(--parley-theme-text);
  font: 400 16px/1.5 "Parley Inter", system-ui, sans-serif;
  text-align: center;
}
@media (prefers-contrast: more) { :host { background: var(--parley-theme-background); } }
.message p { margin: 0; max-width: 36em; white-space: pre-line; }
.message[hidden] { display: none; }
`;

const texts = { common, dark, light };

/** @type {Map<keyof texts, CSSStyleSheet>} one of each for all rooms of a page */
const sheets = new Map();

/** @param {keyof texts} name */
function sheet(name) {
  if (!sheets.has(name)) {
    const made = new CSSStyleSheet();
    made.replaceSync(texts[name]);
    sheets.set(name, made);
  }
  return sheets.get(name);
}

/** @param {'dark' | 'light'} theme @returns {CSSStyleSheet[]} what a shadow tree adopts */
export function roomStyles(theme) {
  return [sheet('common'), sheet(theme)];
}
