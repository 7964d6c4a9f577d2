// How long it takes from pressing join until all are connected, and until the first frame of another is there.
// The floor is what the browser needs for two connections in one page that hand each other everything directly.

import { RoomPage, launchBrowser } from '../browser/support/browser.mjs';
import { startServer } from '../browser/support/server.mjs';
import { startDelayProxy } from './delay-proxy.mjs';

const rounds = 5;

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Runs in the page: two connections, the same camera, no server. */
async function floorInPage() {
  const stream = await navigator.mediaDevices.getUserMedia({ audio: true, video: true });
  const began = performance.now();
  const [near, far] = [new RTCPeerConnection(), new RTCPeerConnection()];
  near.onicecandidate = ({ candidate }) => far.addIceCandidate(candidate);
  far.onicecandidate = ({ candidate }) => near.addIceCandidate(candidate);
  for (const track of stream.getTracks()) near.addTrack(track, stream);
  const video = document.createElement('video');
  video.muted = true;
  const frame = new Promise((resolve) => {
    far.ontrack = ({ streams }) => {
      video.srcObject = streams[0];
      void video.play();
      video.requestVideoFrameCallback(() => resolve(performance.now() - began));
    };
  });
  const connected = new Promise((resolve) => {
    near.onconnectionstatechange = () => {
      if (near.connectionState === 'connected') resolve(performance.now() - began);
    };
  });
  await near.setLocalDescription();
  await far.setRemoteDescription(near.localDescription);
  await far.setLocalDescription();
  await near.setRemoteDescription(far.localDescription);
  const result = { connected: await connected, frame: await frame };
  near.close();
  far.close();
  for (const track of stream.getTracks()) track.stop();
  return result;
}

/** Runs in the page of the one who joins. */
async function joinInPage(element, others) {
  const { engine } = element;
  const began = performance.now();
  const video = document.createElement('video');
  video.muted = true;
  let frame;
  const firstFrame = new Promise((resolve) => {
    frame = resolve;
  });
  const connected = new Promise((resolve) => {
    const look = () => {
      const { members } = engine.snapshot;
      const track = members.map((member) => member.video && engine.track(member.video)).find(Boolean);
      if (track && !video.srcObject) {
        video.srcObject = new MediaStream([track]);
        void video.play();
        video.requestVideoFrameCallback(() => frame(performance.now() - began));
      }
      if (members.length === others && members.every(({ link }) => link === 'connected')) {
        resolve(performance.now() - began);
      }
    };
    engine.addEventListener('change', look);
  });
  engine.join();
  return { connected: await connected, frame: await firstFrame };
}

async function joinOnce(browser, url, people, round) {
  const room = `${url}?room=bench-${people}-${round}`;
  const pages = [];
  for (let i = 1; i < people; ++i) pages.push(await RoomPage.open(browser, `${room}&name=P${i}&join=1`));
  await Promise.all(pages.map((page) => page.connected(people - 2)));
  const last = await RoomPage.open(browser, `${room}&name=Last`);
  pages.push(last);
  while ((await last.snapshot()).camera.state !== 'on') await new Promise((resolve) => setTimeout(resolve, 50));
  const times = await last.element(joinInPage, people - 1);
  await Promise.all(pages.map((page) => page.close()));
  return times;
}

async function measureFloor(browser, url) {
  const page = await RoomPage.open(browser, `${url}?media=none`);
  const times = [];
  for (let round = 0; round < rounds; ++round) times.push(await page.page.evaluate(floorInPage));
  await page.close();
  return { connected: median(times.map((time) => time.connected)), frame: median(times.map((time) => time.frame)) };
}

export async function measureJoin() {
  const server = await startServer();
  const browser = await launchBrowser();
  const floor = await measureFloor(browser, server.url);
  const row = ({ connected, frame }) => ({
    'connected ms': Math.round(connected),
    'first frame ms': Math.round(frame),
    'connected / floor': +(connected / floor.connected).toFixed(2),
    'first frame / floor': +(frame / floor.frame).toFixed(2),
  });
  const rows = { 'floor (two connections in one page)': row(floor) };
  for (const roundTripMs of [0, 50]) {
    const proxy = await startDelayProxy(Number(new URL(server.url).port), roundTripMs / 2);
    for (const people of [2, 3, 4]) {
      const times = [];
      for (let round = 0; round < rounds; ++round) {
        const url = `http://localhost:${proxy.port}/`;
        times.push(await joinOnce(browser, url, people, `${roundTripMs}-${round}`));
      }
      rows[`${people} people, round trip ${roundTripMs} ms`] = row({
        connected: median(times.map((time) => time.connected)),
        frame: median(times.map((time) => time.frame)),
      });
    }
    proxy.close();
  }
  await browser.close();
  await server.stop();
  return rows;
}
