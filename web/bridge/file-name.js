// Names of files as the core makes them fit to be shown (core/base/file_name.hpp), for recordings of it.

import { bytesOf } from '../text-limits.js';

const bytesMax = 200;
const endingMax = 16;
const dropped =
  /[\u0000-\u001f\u007f-\u009f\u2028\u2029\u061c\u200e\u200f\u202a-\u202e\u2066-\u2069\u200b\u2060\ufeff<>:"|?*]/g;

/** @param {string} text */
export function fileNameFrom(text) {
  const name = text.slice(Math.max(text.lastIndexOf('/'), text.lastIndexOf('\\')) + 1)
    .replace(dropped, '').replace(/^[. ]+|[. ]+$/g, '');
  if (bytesOf(name) <= bytesMax) return name || 'file';
  const dot = name.lastIndexOf('.');
  const ending = dot >= 0 && bytesOf(name.slice(dot)) <= endingMax ? name.slice(dot) : '';
  const kept = new TextEncoder().encode(name).subarray(0, bytesMax - bytesOf(ending));
  return new TextDecoder().decode(kept).replace(/\ufffd+$/, '').replace(/ +$/, '') + ending;
}
