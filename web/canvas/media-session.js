// The call among what the system plays: on the lock screen, on a headset's keys, in the bar of a small window.

/** @type {['togglemicrophone', 'togglecamera', 'hangup']} */
const actions = ['togglemicrophone', 'togglecamera', 'hangup'];

/** @param {import('../snapshot.js').Device} device @returns {boolean} whether it is on, or about to be */
const isLive = ({ state }) => state === 'on' || state === 'requesting';

export class CallSession {
  #engine;
  #isShown = false;
  /** What was told last: a browser draws anew whatever it is told. */
  #told = '';

  /**
   * @param {() => import('../core.js').ParleyEngine | undefined} engine
   * @param {AbortSignal} signal ends it
   */
  constructor(engine, signal) {
    this.#engine = engine;
    signal.addEventListener('abort', () => this.#hide(), { once: true });
  }

  /** @param {import('../snapshot.js').Snapshot} snapshot */
  follow({ phase, room, members, microphone, camera }) {
    if (!navigator.mediaSession) return;
    if (phase !== 'in-room') {
      this.#hide();
      return;
    }
    if (!this.#isShown) this.#show();
    const people = members.length === 0 ? 'Nobody else is here' : members.map(({ name }) => name).join(', ');
    const isMicrophoneOn = microphone.state === 'on';
    const isCameraOn = camera.state === 'on';
    const now = JSON.stringify([room, people, isMicrophoneOn, isCameraOn]);
    if (now === this.#told) return;
    this.#told = now;
    navigator.mediaSession.metadata = new MediaMetadata({ title: room, artist: people, album: 'Parley' });
    void navigator.mediaSession.setMicrophoneActive?.(isMicrophoneOn)?.catch?.(() => {});
    void navigator.mediaSession.setCameraActive?.(isCameraOn)?.catch?.(() => {});
  }

  #show() {
    this.#isShown = true;
    navigator.mediaSession.playbackState = 'playing';
    this.#handle('togglemicrophone', (engine) => engine.setMicrophone(!isLive(engine.snapshot.microphone)));
    this.#handle('togglecamera', (engine) => engine.setCamera(!isLive(engine.snapshot.camera)));
    this.#handle('hangup', (engine) => engine.leave());
  }

  #hide() {
    if (!this.#isShown) return;
    this.#isShown = false;
    this.#told = '';
    navigator.mediaSession.metadata = null;
    navigator.mediaSession.playbackState = 'none';
    for (const action of actions) this.#handle(action, null);
  }

  /**
   * @param {string} action
   * @param {((engine: import('../core.js').ParleyEngine) => void) | null} perform
   */
  #handle(action, perform) {
    try {
      navigator.mediaSession.setActionHandler(action, perform && (() => {
        const engine = this.#engine();
        if (engine) perform(engine);
      }));
    } catch {
      // A browser that does not know this action.
    }
  }
}
