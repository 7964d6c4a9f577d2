// Certificates of the bridge: one for each stay in a room, made ahead.
import assert from 'node:assert/strict';
import { beforeEach, describe, test } from 'node:test';

import { Certificates, makeCertificate } from '../../../web/bridge/certificates.js';

let made;

beforeEach(() => {
  made = 0;
  globalThis.RTCPeerConnection = class {
    static generateCertificate() {
      made += 1;
      return Promise.resolve({ number: made, expires: Date.now() + 1e6 });
    }
  };
});

const numbers = (certificates) => certificates?.map(({ number }) => number);
const madeAhead = () => new Promise((resolve) => setImmediate(resolve));

describe('certificates', () => {
  test('are the same for all connections of a stay, and others for the next', async () => {
    const certificates = new Certificates(await makeCertificate());
    assert.deepEqual(numbers(certificates.of(0)), [1]);
    await madeAhead();
    assert.deepEqual(numbers(certificates.of(0)), [1]);
    assert.deepEqual(numbers(certificates.of(1)), [2]);
    assert.deepEqual(numbers(certificates.of(1)), [2]);
  });

  test('are rather used twice than different in one stay', async () => {
    const certificates = new Certificates(await makeCertificate());
    certificates.of(0);
    assert.deepEqual(numbers(certificates.of(1)), [1]);
    await madeAhead();
    assert.deepEqual(numbers(certificates.of(1)), [1]);
  });

  test('are left to the browser where it makes none, or they have expired', async () => {
    assert.equal(new Certificates(undefined).of(0), undefined);
    assert.equal(new Certificates({ expires: Date.now() - 1 }).of(0), undefined);
    globalThis.RTCPeerConnection.generateCertificate = () => Promise.reject(new Error('no'));
    assert.equal(await makeCertificate(), undefined);
  });
});
