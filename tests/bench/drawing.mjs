// What showing people costs: CPU seconds of all processes of a browser, for our room, for plain <video> elements and
// for canvases that are filled anew with each frame of the page. In each the same engine holds the same links.
//
// The others send no pictures: each of their tracks is replaced by a copy of one fake camera, so that nothing but
// showing them is measured.

import { join } from 'node:path';
import { eventually, launchBrowser } from '../browser/support/browser.mjs';
import { startServer } from '../browser/support/server.mjs';
import { cpuSeconds, processFamily } from './process-cost.mjs';

const measuredSeconds = 10;
const settleSeconds = 3;
const size = { width: 1280, height: 800 };
/** On the command line of the browser that is measured. */
const mark = '--measured-by-parley-bench';

const pause = (seconds) => new Promise((resolve) => setTimeout(resolve, seconds * 1000));

/** Runs before all else in pages of the others, and of who watches them: a camera that never has a frame. */
function useSilentCamera() {
  const { mediaDevices } = navigator;
  globalThis.realGetUserMedia = mediaDevices.getUserMedia.bind(mediaDevices);
  mediaDevices.getUserMedia = async () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: 16, height: 16 });
    canvas.getContext('2d').fillRect(0, 0, 16, 16);
    return canvas.captureStream(0);
  };
}

/** Runs before all else in the page of who watches: what comes from others is a copy of one camera. */
function replacePictures() {
  const { get } = Object.getOwnPropertyDescriptor(RTCTrackEvent.prototype, 'track');
  const copies = new Map();
  Object.defineProperty(RTCTrackEvent.prototype, 'track', {
    get() {
      const track = get.call(this);
      if (track.kind !== 'video') return track;
      if (!copies.has(track)) copies.set(track, globalThis.camera.clone());
      return copies.get(track);
    },
  });
  globalThis.openCamera = async () => {
    const video = { width: 640, height: 360, frameRate: 20 };
    [globalThis.camera] = (await globalThis.realGetUserMedia({ video })).getVideoTracks();
  };
}

/** Runs in one page: `people` engines, all in that room. */
async function joinOthers({ room, people }) {
  document.querySelector('parley-room').remove();
  const { createEngine } = await import('./core.js');
  for (let i = 1; i <= people; ++i) {
    await createEngine({ audio: false, room, name: `P${i}`, join: true });
  }
}

/** Runs in the page of who watches: joins, in the room's own element or in an engine without a look. */
async function enterRoom({ room, people, look }) {
  await globalThis.openCamera();
  const element = document.querySelector('parley-room');
  let { engine } = element;
  if (!look.startsWith('room')) {
    element.remove();
    const { createEngine } = await import('./core.js');
    engine = await createEngine({ audio: false, room, name: 'Watcher' });
  }
  element.toggleAttribute('draw-video', look === 'room, drawn');
  const tracks = () => engine.snapshot.members.map(({ video }) => video && engine.track(video)).filter(Boolean);
  await new Promise((resolve) => {
    engine.addEventListener('change', () => {
      if (tracks().length === people) resolve();
    });
    engine.join();
  });
  globalThis.tracks = tracks();
}

/** Runs in the page of who watches: the tracks in video elements, and their places in a grid that fills the page. */
function makeVideos() {
  const { tracks } = globalThis;
  const columns = Math.ceil(Math.sqrt(tracks.length));
  const width = Math.floor(innerWidth / columns);
  const height = Math.floor(innerHeight / Math.ceil(tracks.length / columns));
  globalThis.tiles = tracks.map((track, index) => {
    const video = document.createElement('video');
    video.muted = true;
    video.srcObject = new MediaStream([track]);
    void video.play();
    return { video, x: (index % columns) * width, y: Math.floor(index / columns) * height, width, height };
  });
  /** Calls `draw` for each video in each frame of the page. */
  globalThis.fill = (draw) => {
    const frame = () => {
      for (const tile of globalThis.tiles) {
        if (tile.video.readyState >= 2) draw(tile);
      }
      requestAnimationFrame(frame);
    };
    requestAnimationFrame(frame);
  };
}

/** What each look does with the videos, in the page. */
const shows = {
  elements: () => {
    for (const { video, x, y, width, height } of globalThis.tiles) {
      Object.assign(video.style, {
        position: 'absolute', left: `${x}px`, top: `${y}px`, width: `${width}px`, height: `${height}px`,
        objectFit: 'cover',
      });
      document.body.append(video);
    }
  },
  'canvas, 2d': () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: innerWidth, height: innerHeight });
    document.body.append(canvas);
    const context = canvas.getContext('2d');
    globalThis.fill(({ video, x, y, width, height }) => context.drawImage(video, x, y, width, height));
  },
  'canvas, WebGL': () => {
    const canvas = Object.assign(document.createElement('canvas'), { width: innerWidth, height: innerHeight });
    document.body.append(canvas);
    const gl = canvas.getContext('webgl2');
    const program = gl.createProgram();
    for (const [type, source] of [
      [gl.VERTEX_SHADER, `#version 300 es
        out vec2 place;
        void main() {
          place = vec2(gl_VertexID & 1, gl_VertexID >> 1);
          gl_Position = vec4(place.x * 2.0 - 1.0, 1.0 - place.y * 2.0, 0, 1);
        }`],
      [gl.FRAGMENT_SHADER, `#version 300 es
        precision highp float;
        uniform sampler2D frame;
        in vec2 place;
        out vec4 color;
        void main() { color = texture(frame, place); }`],
    ]) {
      const shader = gl.createShader(type);
      gl.shaderSource(shader, source);
      gl.compileShader(shader);
      gl.attachShader(program, shader);
    }
    gl.linkProgram(program);
    gl.useProgram(program);
    for (const tile of globalThis.tiles) {
      tile.texture = gl.createTexture();
      gl.bindTexture(gl.TEXTURE_2D, tile.texture);
      gl.texParameteri(gl.TEXTURE_2D, gl.TEXTURE_MIN_FILTER, gl.LINEAR);
    }
    globalThis.fill(({ video, texture, x, y, width, height }) => {
      gl.bindTexture(gl.TEXTURE_2D, texture);
      gl.texImage2D(gl.TEXTURE_2D, 0, gl.RGBA, gl.RGBA, gl.UNSIGNED_BYTE, video);
      gl.viewport(x, innerHeight - y - height, width, height);
      gl.drawArrays(gl.TRIANGLE_STRIP, 0, 4);
    });
  },
};

/** CPU seconds of the measured browser while nothing but its page goes on. */
async function cost() {
  const total = () => processFamily(mark).reduce((sum, pid) => sum + cpuSeconds(pid), 0);
  await pause(settleSeconds);
  const before = total();
  await pause(measuredSeconds);
  return total() - before;
}

async function openPage(browser, url, ...scripts) {
  const context = await browser.newContext({ viewport: size });
  for (const script of scripts) await context.addInitScript(script);
  const page = await context.newPage();
  await page.goto(url);
  return page;
}

async function measureLook(browser, url, room, people, look) {
  const page = await openPage(browser, `${url}?room=${room}&name=Watcher&media=v`, useSilentCamera, replacePictures);
  await eventually('a first picture', () => page.evaluate(() => {
    return document.querySelector('parley-room').framesDrawn > 0;
  }));
  await page.evaluate(enterRoom, { room, people, look });
  if (look in shows) {
    await page.evaluate(makeVideos);
    await page.evaluate(shows[look]);
  }
  const seconds = await cost();
  if (process.env.PARLEY_ARTIFACTS) {
    const name = `bench-${people}-${look.replaceAll(/\W+/g, '-')}.png`;
    await page.screenshot({ path: join(process.env.PARLEY_ARTIFACTS, name) });
  }
  await page.context().close();
  return seconds;
}

const looks = ['elements', 'room', 'room, drawn', 'canvas, 2d', 'canvas, WebGL'];

export async function measureDrawing() {
  const server = await startServer(['--room-members', '20']);
  const rows = {};
  for (const people of [4, 9, 16]) {
    const room = `drawing-${people}`;
    const others = await launchBrowser();
    const page = await openPage(others, `${server.url}?room=${room}&media=none`, useSilentCamera);
    await page.evaluate(joinOthers, { room, people });
    const seconds = {};
    for (const look of looks) {
      const watcher = await launchBrowser({ moreSwitches: [mark] });
      seconds[look] = await measureLook(watcher, server.url, room, people, look);
      await watcher.close();
    }
    await others.close();
    for (const look of looks) {
      rows[`${people} people: ${look}`] = {
        [`CPU s of ${measuredSeconds}`]: +seconds[look].toFixed(2),
        '/ elements': +(seconds[look] / seconds.elements).toFixed(2),
        '/ canvas, WebGL': +(seconds[look] / seconds['canvas, WebGL']).toFixed(2),
      };
    }
  }
  await server.stop();
  return rows;
}
