// Where files go that are received: a place that the person chose, the browser's own file system, or memory. The first
// writes straight to the disk; the others are kept for the page and given as a download once all is there.

/**
 * @typedef {object} Sink
 * @property {(offset: number, bytes: ArrayBuffer) => Promise<void>} write
 * @property {() => Promise<Blob | undefined>} close all is written; the file where the page has it
 * @property {() => Promise<void>} discard leaves nothing behind, whether or not it was closed
 */

/** Below this a file is kept in memory: no question is asked for it. In bytes. */
const memoryMax = 64 * 1024 * 1024;
/** More than this is not kept in memory, also where there is nothing else. */
const memoryOnlyMax = 512 * 1024 * 1024;

/**
 * Within a click where the person is to be asked.
 *
 * @param {string} name
 * @param {string} mime
 * @param {number} bytes
 * @returns {Promise<Sink>} rejects with an AbortError where the person does not say where, with a QuotaExceededError
 *   where there is no place
 */
export async function openSink(name, mime, bytes) {
  if (bytes <= memoryMax) return new MemorySink(mime);
  if (typeof globalThis.showSaveFilePicker === 'function') {
    const handle = await globalThis.showSaveFilePicker({ suggestedName: name });
    return new ChosenSink(await handle.createWritable());
  }
  const storage = globalThis.navigator?.storage;
  const estimate = await storage?.estimate?.();
  const room = (estimate?.quota ?? 0) - (estimate?.usage ?? 0);
  const folder = room > bytes ? await storage.getDirectory?.() : undefined;
  if (folder) {
    const kept = `parley-${crypto.randomUUID()}`;
    const handle = await folder.getFileHandle(kept, { create: true });
    if (handle.createWritable) return new KeptSink(folder, kept, handle, await handle.createWritable());
    await folder.removeEntry(kept);
  }
  if (bytes <= memoryOnlyMax) return new MemorySink(mime);
  throw new DOMException('There is no place for a file of this size.', 'QuotaExceededError');
}

/** @implements {Sink} */
class MemorySink {
  /** Browsers put large blobs on the disk. @type {Map<number, Blob>} */
  #parts = new Map();
  #mime;

  /** @param {string} mime */
  constructor(mime) {
    this.#mime = mime;
  }

  async write(offset, bytes) {
    this.#parts.set(offset, new Blob([bytes]));
  }

  async close() {
    const offsets = [...this.#parts.keys()].sort((one, other) => one - other);
    return new Blob(offsets.map((offset) => this.#parts.get(offset)), { type: this.#mime });
  }

  async discard() {
    this.#parts.clear();
  }
}

/** @implements {Sink} */
class ChosenSink {
  #stream;
  #closed = false;

  /** @param {FileSystemWritableFileStream} stream */
  constructor(stream) {
    this.#stream = stream;
  }

  write(offset, bytes) {
    return this.#stream.write({ type: 'write', position: offset, data: bytes });
  }

  async close() {
    await this.#stream.close();
    this.#closed = true;
    return undefined;
  }

  async discard() {
    // The file of the person is what it was before.
    if (!this.#closed) await this.#stream.abort();
  }
}

/** @implements {Sink} */
class KeptSink {
  #folder;
  #name;
  #handle;
  #stream;
  #closed = false;

  /**
   * @param {FileSystemDirectoryHandle} folder
   * @param {string} name
   * @param {FileSystemFileHandle} handle
   * @param {FileSystemWritableFileStream} stream
   */
  constructor(folder, name, handle, stream) {
    this.#folder = folder;
    this.#name = name;
    this.#handle = handle;
    this.#stream = stream;
  }

  write(offset, bytes) {
    return this.#stream.write({ type: 'write', position: offset, data: bytes });
  }

  async close() {
    await this.#stream.close();
    this.#closed = true;
    return this.#handle.getFile();
  }

  async discard() {
    if (!this.#closed) await this.#stream.abort();
    await this.#folder.removeEntry(this.#name);
  }
}

/**
 * Gives the person a file as a download.
 *
 * @param {Blob} blob
 * @param {string} name
 * @returns {string} the address that the page has to give up some time
 */
export function download(blob, name) {
  const address = URL.createObjectURL(blob);
  const link = Object.assign(document.createElement('a'), { href: address, download: name });
  link.click();
  return address;
}
