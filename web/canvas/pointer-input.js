// Feeds pointers and the wheel from the canvas to its room. Places are CSS pixels from the canvas's top left corner.

/** Pixels of a wheel's turn that ImGui counts as one step. */
const wheelStep = 100;

/** WheelEvent.deltaMode to pixels: pixels, lines, pages. */
const wheelUnits = [1, 16, 400];

/**
 * @param {HTMLCanvasElement} canvas
 * @param {Record<string, Function>} room
 * @param {{request: () => void, drawNow: () => void}} scheduler
 * @param {AbortSignal} signal ends it
 */
export function feedPointer(canvas, room, scheduler, signal) {
  const listen = (type, listener, options) => canvas.addEventListener(type, listener, { signal, ...options });
  const move = (event) => room.pointerMoved(event.offsetX, event.offsetY, isTouch(event));

  listen('pointermove', (event) => {
    if (!event.isPrimary) return;
    move(event);
    scheduler.request();
  });
  listen('pointerdown', (event) => {
    if (!event.isPrimary) return;
    canvas.setPointerCapture(event.pointerId);  // A drag may leave the canvas.
    move(event);
    room.pointerButton(event.button, true, isTouch(event));
    scheduler.drawNow();
  });
  // At once and not with the next frame: copying and playing sound are allowed only within a click.
  listen('pointerup', (event) => {
    if (!event.isPrimary) return;
    move(event);
    room.pointerButton(event.button, false, isTouch(event));
    if (isTouch(event)) room.pointerLeft();
    scheduler.drawNow();
  });
  listen('pointercancel', (event) => {
    if (!event.isPrimary) return;
    room.pointerLeft();
    room.pointerButton(0, false, isTouch(event));
    scheduler.request();
  });
  listen('pointerleave', (event) => {
    if (!event.isPrimary) return;
    room.pointerLeft();
    scheduler.request();
  });
  listen('wheel', (event) => {
    move(event);
    if (!room.takesWheel() || event.ctrlKey) return;  // The page scrolls or zooms.
    event.preventDefault();
    const unit = wheelUnits[event.deltaMode] ?? 1;
    room.wheel(-event.deltaX * unit / wheelStep, -event.deltaY * unit / wheelStep);
    scheduler.request();
  }, { passive: false });
  for (const type of ['keydown', 'keyup']) listen(type, () => scheduler.request());
}

/** @param {PointerEvent | WheelEvent} event */
function isTouch(event) {
  return event.pointerType === 'touch';
}
