// Certificates of our ends: one for each stay in a room, shown on all connections of that stay, so that the members can
// compare what they see (safety codes); and another for the next stay, so that nobody is known again by it.

/** @returns {Promise<RTCCertificate | undefined>} nothing where the browser makes none */
export async function makeCertificate() {
  try {
    const algorithm = { name: 'ECDSA', namedCurve: 'P-256' };
    return await RTCPeerConnection.generateCertificate(algorithm);
  } catch (error) {
    console.warn(`parley: no certificate: ${error.message}`);
    return undefined;
  }
}

export class Certificates {
  /** The stay that the present one is for. @type {number | undefined} */
  #stay;
  /** @type {RTCCertificate | undefined} */
  #present;
  /** Made ahead, since a connection cannot wait for it. @type {RTCCertificate | undefined} */
  #next;

  /** @param {RTCCertificate} [first] without it the first connections may have certificates of their own */
  constructor(first) {
    this.#next = first;
  }

  /**
   * @param {number} stay
   * @returns {RTCCertificate[] | undefined} for RTCConfiguration; nothing leaves it to the browser
   */
  of(stay) {
    if (stay !== this.#stay) {
      this.#stay = stay;
      // Rather the same one twice than one for each connection, which the others could not compare.
      this.#present = this.#next ?? this.#present;
      this.#next = undefined;
      void this.#makeNext();
    }
    return this.#present && this.#present.expires > Date.now() ? [this.#present] : undefined;
  }

  async #makeNext() {
    this.#next = await makeCertificate();
  }
}
