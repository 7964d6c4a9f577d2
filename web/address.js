// What a page's address asks for. Pure functions: nothing here reads the page.

/**
 * Which media a room is for: `av`, `a`, `v`, `none`, `audio video`, `audio`, `video`; an unknown word counts as `av`.
 *
 * @param {string | null | undefined} word
 * @returns {{audio: boolean, video: boolean}}
 */
export function mediaFromWord(word) {
  switch ((word ?? '').trim()) {
    case 'a':
    case 'audio':
      return { audio: true, video: false };
    case 'v':
    case 'video':
      return { audio: false, video: true };
    case 'none':
      return { audio: false, video: false };
    default:
      return { audio: true, video: true };
  }
}

/**
 * The signaling server of the page's own site. It has no path: the dialect brings its own.
 *
 * @param {{protocol: string, host: string}} location
 * @returns {string}
 */
export function ownSignalUrl({ protocol, host }) {
  return `${protocol === 'https:' ? 'wss' : 'ws'}://${host}`;
}

/**
 * The server is told the region with each connection, whatever is spoken on it.
 *
 * @param {string} url of the signaling server
 * @param {string} [region] empty for none
 * @returns {string}
 */
export function withRegion(url, region = '') {
  return region === '' ? url : `${url}${url.includes('?') ? '&' : '?'}region=${encodeURIComponent(region)}`;
}

/**
 * A token stands in the fragment, which browsers tell no server and no other page.
 *
 * @param {string} [hash]
 * @returns {string}
 */
export function tokenFromFragment(hash) {
  return new URLSearchParams((hash ?? '').replace(/^#/, '')).get('token') ?? '';
}

/**
 * Options of `createEngine` from `?room=…&name=…&media=av|a|none&join=1&signal=ws://…&dialect=…&call=…&region=…` and
 * `#token=…`.
 *
 * @param {{protocol: string, host: string, pathname: string, search: string, hash?: string}} location
 */
export function optionsFromAddress(location) {
  const query = new URLSearchParams(location.search);
  return {
    room: query.get('room') ?? '',
    name: query.get('name') ?? '',
    ...mediaFromWord(query.get('media')),
    join: ['1', 'true'].includes(query.get('join') ?? ''),
    signalUrl: query.get('signal') || ownSignalUrl(location),
    dialect: query.get('dialect') || 'parley',
    calls: query.getAll('call').filter((id) => id !== ''),
    region: query.get('region') ?? '',
    token: tokenFromFragment(location.hash),
    pageUrl: `${location.protocol}//${location.host}${location.pathname}`,
  };
}
