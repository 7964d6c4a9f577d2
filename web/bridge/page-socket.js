// Sockets of transports: the browser's WebSocket, and what a page has brought instead. Both tell the same listener, and
// never within a call of theirs.

/**
 * @typedef {object} SocketListener
 * @property {() => void} opened
 * @property {(text: string) => void} received
 * @property {(bytes: number) => void} refused a frame that is no text, or too long to be one of ours
 * @property {(code: number, reason: string) => void} closed the last; not where we have closed it ourselves
 */

/**
 * @typedef {object} Socket
 * @property {(text: string) => void} send may throw: then the socket is of no use
 * @property {(code: number, reason: string) => void} close nothing is told any more
 */

/** As where a WebSocket ends without having been closed. */
const abnormalClosure = 1006;
/** No frame of any dialect is longer (`frame_bytes_max` in the core). Servers make sure of it, pages may not. */
const frameLengthMax = 64 * 1024;
/** What a close frame of a WebSocket holds. */
const reasonLengthMax = 123;

/**
 * @param {string} url
 * @param {string} subprotocol empty for none
 * @param {SocketListener} listener
 * @returns {Socket}
 */
export function openWebSocket(url, subprotocol, listener) {
  const socket = subprotocol === '' ? new WebSocket(url) : new WebSocket(url, subprotocol);
  socket.binaryType = 'arraybuffer';
  const listening = new AbortController();
  const { signal } = listening;
  socket.addEventListener('open', listener.opened, { signal });
  socket.addEventListener('message', ({ data }) => {
    if (typeof data === 'string') listener.received(data);
    else listener.refused(data.byteLength);
  }, { signal });
  socket.addEventListener('close', ({ code, reason }) => {
    listening.abort();  // Whoever keeps the socket does not keep the engine.
    listener.closed(code, reason);
  }, { signal });
  return {
    send: (text) => socket.send(text),
    close: (code, reason) => {
      listening.abort();
      try {
        socket.close(code, reason);
      } catch {
        socket.close();  // Scripts may not send this code or reason: the socket has to go all the same.
      }
    },
  };
}

/**
 * What the page's code does wrong closes the socket, or is dropped, and reaches nobody else.
 *
 * @param {import('../core.js').Transport} transport
 * @param {string} url
 * @param {string} subprotocol empty for none
 * @param {SocketListener} listener
 * @returns {Socket}
 */
export function openPageSocket(transport, url, subprotocol, listener) {
  /** @type {'opening' | 'open' | 'closed'} */
  let state = 'opening';
  /** Nobody once it is closed: a page that keeps the socket does not keep the engine. */
  let hearing = listener;
  const socket = transport.open(url, subprotocol);
  const end = () => {
    state = 'closed';
    hearing = undefined;
  };
  // The page's code may call us from within open(), send() and close(), which the engine does not expect.
  const on = (type, read, react) => socket.addEventListener(type, (event) => {
    const value = read(event);
    queueMicrotask(() => react(value));
  });
  on('open', () => undefined, () => {
    if (state !== 'opening') return;
    state = 'open';
    hearing.opened();
  });
  on('message', (event) => event?.data, (data) => {
    if (state !== 'open') return;
    if (typeof data === 'string' && data.length <= frameLengthMax) hearing.received(wellFormed(data));
    else hearing.refused(lengthOf(data));
  });
  on('close', (event) => [event?.code, event?.reason], ([code, reason]) => {
    if (state === 'closed') return;
    const { closed } = hearing;
    end();
    const isCode = Number.isInteger(code) && code >= 1000 && code < 5000;
    const isReason = typeof reason === 'string';
    closed(isCode ? code : abnormalClosure, isReason ? wellFormed(reason.slice(0, reasonLengthMax)) : '');
  });
  return {
    send: (text) => socket.send(text),
    close: (code, reason) => {
      end();
      socket.close(code, reason);
    },
  };
}

/**
 * @param {any} error what a page's code has thrown
 * @returns {string}
 */
export function reasonOf(error) {
  const isError = typeof error?.message === 'string';
  return isError ? wellFormed(error.message.slice(0, reasonLengthMax)) : 'the transport failed';
}

/** @param {any} data */
function lengthOf(data) {
  const length = data?.byteLength ?? data?.length ?? data?.size;
  return Number.isInteger(length) && length >= 0 && length < 2 ** 32 ? length : 0;
}

/** A page's texts may have halves of characters, which no UTF-8 has. @param {any} text a string */
function wellFormed(text) {
  return text.toWellFormed?.() ?? new TextDecoder().decode(new TextEncoder().encode(text));
}
