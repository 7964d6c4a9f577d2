// Types and documentation of address.js: what a page's address asks for.

/** Options of `createEngine` that an address can carry. */
export interface AddressOptions {
  room: string;
  name: string;
  audio: boolean;
  video: boolean;
  join: boolean;
  signalUrl: string;
  dialect: string;
  calls: string[];
  region: string;
  token: string;
  pageUrl: string;
}

/** `av`, `a`, `v`, `none`, `audio video`, `audio` or `video`; anything else means both. */
export function mediaFromWord(word: string | null | undefined): { audio: boolean; video: boolean };

/** The signaling server of the page's own site, without a path. */
export function ownSignalUrl(location: Pick<Location, 'protocol' | 'host'>): string;

/** The address of a signaling server with a region in its query; as it is where that is empty. */
export function withRegion(url: string, region?: string): string;

/** The token in a fragment (`#token=…`); empty without one. */
export function tokenFromFragment(hash?: string): string;

/** Reads `?room=…&name=…&media=av|a|none&join=1&signal=ws://…&dialect=…&call=…&region=…#token=…`. */
export function optionsFromAddress(
  location: Pick<Location, 'protocol' | 'host' | 'pathname' | 'search'> & { hash?: string },
): AddressOptions;
