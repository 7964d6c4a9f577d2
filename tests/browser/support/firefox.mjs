// Firefox with fake cameras, on a screen of its own: without one it offers no WebGL 2.

import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import puppeteer from 'puppeteer-core';

const preferences = {
  'media.navigator.streams.fake': true,
  'media.navigator.permission.disabled': true,
  'media.autoplay.default': 0,
  'media.peerconnection.ice.loopback': true,
  // Names in place of addresses are looked up by multicast, which not every machine has.
  'media.peerconnection.ice.obfuscate_host_addresses': false,
  // There is no graphics card: drawn in software.
  'webgl.force-enabled': true,
};

/** @returns {Promise<{display: string, stop: () => void}>} a screen that nobody sees, under any free number */
async function startDisplay() {
  const options = ['-displayfd', '3', '-screen', '0', '1400x1000x24', '-nolisten', 'tcp'];
  const child = spawn('Xvfb', options, { stdio: ['ignore', 'ignore', 'ignore', 'pipe'] });
  const number = await new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => reject(new Error(`Xvfb ended with ${code}`)));
    child.stdio[3].once('data', (data) => resolve(String(data).trim()));
  });
  return { display: `:${number}`, stop: () => child.kill() };
}

/**
 * @returns {Promise<{newPage: () => Promise<import('puppeteer-core').Page>, close: () => Promise<void>}>} each page is
 *   in a context of its own
 */
export async function launchFirefox() {
  const screen = await startDisplay();
  // As root Firefox starts only in a home of root's own.
  const home = mkdtempSync(join(tmpdir(), 'parley-firefox-'));
  const cleanUp = () => {
    screen.stop();
    rmSync(home, { recursive: true, force: true });
  };
  try {
    const browser = await puppeteer.launch({
      browser: 'firefox',
      executablePath: process.env.PARLEY_FIREFOX ?? '/usr/bin/firefox-esr',
      headless: false,
      // Pages choose their own size.
      defaultViewport: null,
      env: { ...process.env, DISPLAY: screen.display, HOME: home, LIBGL_ALWAYS_SOFTWARE: '1' },
      extraPrefsFirefox: preferences,
    });
    return {
      async newPage() {
        const context = await browser.createBrowserContext();
        return context.newPage();
      },
      async close() {
        await browser.close();
        cleanUp();
      },
    };
  } catch (error) {
    cleanUp();
    throw error;
  }
}
