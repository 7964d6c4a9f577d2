// Where a recording goes: into a file on the disk while it runs, where the browser can; else into memory, and into a
// download at its end.

/**
 * @typedef {object} RecordingFile
 * @property {boolean} inMemory
 * @property {(part: Blob) => Promise<void>} write in order
 * @property {() => Promise<void>} finish the file is whole when it is fulfilled
 */

/** How long a download may take to begin, in milliseconds. */
const downloadStart = 60_000;

/**
 * To be called within a click. Rejected with an `AbortError` where the person chooses no file.
 *
 * @param {string} name
 * @param {string} type of media, without codecs
 * @returns {Promise<RecordingFile>}
 */
export async function openRecordingFile(name, type) {
  if (!globalThis.showSaveFilePicker) return inMemory(name, type);
  const extension = name.slice(name.lastIndexOf('.'));
  const handle = await globalThis.showSaveFilePicker({
    suggestedName: name,
    types: [{ description: 'Recording', accept: { [type]: [extension] } }],
  });
  const stream = await handle.createWritable();
  return {
    inMemory: false,
    write: (part) => stream.write(part),
    finish: () => stream.close(),
  };
}

/**
 * @param {string} name
 * @param {string} type
 * @returns {RecordingFile}
 */
function inMemory(name, type) {
  /** @type {Blob[]} */
  const parts = [];
  return {
    inMemory: true,
    write: async (part) => {
      parts.push(part);
    },
    finish: async () => {
      const url = URL.createObjectURL(new Blob(parts, { type }));
      const link = Object.assign(document.createElement('a'), { href: url, download: name });
      link.click();
      setTimeout(() => URL.revokeObjectURL(url), downloadStart);
    },
  };
}
