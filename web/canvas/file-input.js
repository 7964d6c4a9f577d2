// Files that a person chooses or drops onto the room.

/**
 * Within a press: the browser shows its own dialog.
 *
 * @param {(file: File) => void} chosen
 */
export function chooseFiles(chosen) {
  const input = Object.assign(document.createElement('input'), { type: 'file', multiple: true });
  input.addEventListener('change', () => [...input.files].forEach(chosen));
  input.click();
}

/**
 * @param {EventTarget} target the room's element
 * @param {(file: File) => void} dropped
 * @param {AbortSignal} signal ends it
 */
export function takeDrops(target, dropped, signal) {
  const hasFiles = ({ dataTransfer }) => [...dataTransfer?.types ?? []].includes('Files');
  target.addEventListener('dragover', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();  // Or the page would be left for the file.
    event.dataTransfer.dropEffect = 'copy';
  }, { signal });
  target.addEventListener('drop', (event) => {
    if (!hasFiles(event)) return;
    event.preventDefault();
    // Folders come as entries without a type and cannot be read.
    const items = [...event.dataTransfer.items ?? []];
    const isFolder = (index) => items[index]?.webkitGetAsEntry?.()?.isDirectory ?? false;
    [...event.dataTransfer.files].filter((_, index) => !isFolder(index)).forEach(dropped);
  }, { signal });
}
