// Saves what a person wants to keep as a file, where the browser puts downloads.

/**
 * @param {string} name of the file
 * @param {object} value what is written, as JSON
 */
export function saveJson(name, value) {
  const blob = new Blob([JSON.stringify(value, null, 2) + '\n'], { type: 'application/json' });
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser has begun to read it by then.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
