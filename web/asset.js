// Files of ours that lie beside the code, or wherever a bundler has put them: callers name them by
// `new URL(…, import.meta.url)` with the path written out, the form that bundlers follow.

/**
 * @param {URL} url
 * @returns {Promise<Response>} rejected when the file cannot be had
 */
export async function fetchAsset(url) {
  // Bundlers write small files into the code, where `connect-src 'self'` would keep them from being fetched.
  if (url.protocol === 'data:') return responseOf(url.pathname);
  const response = await fetch(url);
  if (!response.ok) throw new Error(`status ${response.status}`);
  return response;
}

/**
 * RFC 2397.
 *
 * @param {string} data all behind `data:`
 */
function responseOf(data) {
  const comma = data.indexOf(',');
  const type = data.slice(0, comma);
  const content = decodeURIComponent(data.slice(comma + 1));
  const isBase64 = type.endsWith(';base64');
  const body = isBase64 ? Uint8Array.from(atob(content), (character) => character.charCodeAt(0)) : content;
  return new Response(body, { headers: { 'content-type': type.replace(/;base64$/, '') } });
}
