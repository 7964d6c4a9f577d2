// JSON Web Tokens signed with a shared secret (HS256), as the call-room system hands them to its users.

import { createHmac, timingSafeEqual } from 'node:crypto';

const text = (value) => Buffer.from(JSON.stringify(value)).toString('base64url');
const signature = (signed, secret) => createHmac('sha256', secret).update(signed).digest('base64url');
const nowInSeconds = () => Math.floor(Date.now() / 1000);

/**
 * @param {{sub: string, name?: string, exp?: number}} claims good for an hour unless they say otherwise
 * @param {string} secret
 */
export function signToken(claims, secret) {
  const signed = `${text({ alg: 'HS256', typ: 'JWT' })}.${text({ exp: nowInSeconds() + 3600, ...claims })}`;
  return `${signed}.${signature(signed, secret)}`;
}

/**
 * The claims of a good token; throws for any other.
 *
 * @param {string | undefined} token
 * @param {string} secret
 */
export function readToken(token, secret) {
  const parts = String(token).split('.');
  if (parts.length !== 3) throw new Error('no token');
  const [header, claims] = parts.slice(0, 2).map((part) => JSON.parse(Buffer.from(part, 'base64url').toString()));
  const wanted = Buffer.from(signature(`${parts[0]}.${parts[1]}`, secret));
  const given = Buffer.from(parts[2]);
  if (header.alg !== 'HS256' || wanted.length !== given.length || !timingSafeEqual(wanted, given)) {
    throw new Error('bad signature');
  }
  if (claims.exp <= nowInSeconds()) throw new Error('expired');
  return claims;
}
