// Named channels: data channels of a page to the members of the room. Types and documentation: core.d.ts.

import { ChannelReceiver } from './bridge/channel-receiver.js';
import { MessageLoop } from './bridge/message-loop.js';
import { sizeOf } from './bridge/named-channels.js';

/** As in the core's limits. */
const channelsMax = 16;
const nameBytesMax = 64;
const boundMax = 65_535;
const messageBytesMax = 262_144;
const bufferedBytesMax = 16 * 1024 * 1024;
const drainedBelow = 65_536;

export class NamedChannel extends EventTarget {
  /** @type {Map<string, ChannelReceiver>} */
  #receivers = new Map();
  /** @type {Set<MessageLoop>} */
  #loops = new Set();
  #name;
  #options;
  #withdraw;
  #isClosed = false;

  /**
   * @param {string} name
   * @param {Required<import('./core.js').ChannelOptions>} options
   * @param {(declared: import('./bridge/named-channels.js').Declared) => () => void} declare gives what withdraws it
   */
  constructor(name, options, declare) {
    super();
    this.#name = name;
    this.#options = options;
    this.#withdraw = declare({
      channel: this,
      opened: (member, sending, connection) => this.#opened(member, new ChannelReceiver(sending, connection)),
      closed: (member, sending) => this.#closed(member, sending),
      received: (from, data) => this.#received(from, data),
    });
  }

  get name() {
    return this.#name;
  }

  get ordered() {
    return this.#options.ordered;
  }

  get maxRetransmits() {
    return this.#options.maxRetransmits;
  }

  get maxPacketLifeTime() {
    return this.#options.maxPacketLifeTime;
  }

  get closed() {
    return this.#isClosed;
  }

  get members() {
    return [...this.#receivers].filter(([, receiver]) => receiver.isOpen).map(([member]) => member);
  }

  get bufferedAmount() {
    return Math.max(0, ...this.#those().map(({ bufferedAmount }) => bufferedAmount));
  }

  /**
   * @param {string | ArrayBuffer | ArrayBufferView} data
   * @param {{to?: string}} [options]
   */
  send(data, { to } = {}) {
    if (this.#isClosed) {
      throw new DOMException(`The channel "${this.#name}" is closed. Get it again with engine.channel().`,
        'InvalidStateError');
    }
    if (typeof data !== 'string' && !(data instanceof ArrayBuffer) && !ArrayBuffer.isView(data)) {
      throw new TypeError('A message is a string, an ArrayBuffer or a view of one.');
    }
    const receivers = this.#those(to);
    const bytes = sizeOf(data);
    const most = Math.min(messageBytesMax, ...receivers.map((receiver) => receiver.messageBytesMax));
    if (bytes > most) {
      throw new RangeError(`The message has ${bytes} bytes; ${most} fit into one. Send it in pieces.`);
    }
    if (receivers.some(({ bufferedAmount }) => bufferedAmount + bytes > bufferedBytesMax)) {
      throw new DOMException('More than 16 MiB would wait for the network. Await drained() between messages.',
        'QuotaExceededError');
    }
    for (const receiver of receivers) receiver.send(data);
    return receivers.length;
  }

  /** @param {{to?: string, below?: number}} [options] */
  async drained({ to, below = drainedBelow } = {}) {
    if (!(below >= 0)) throw new RangeError('`below` is a number of bytes, 0 or more.');
    await Promise.all(this.#those(to).map((receiver) => receiver.drained(below)));
  }

  [Symbol.asyncIterator]() {
    const loop = new MessageLoop((ended) => this.#loops.delete(ended));
    if (this.#isClosed) loop.end();
    else this.#loops.add(loop);
    return loop;
  }

  close() {
    if (this.#isClosed) return;
    this.#isClosed = true;
    this.#withdraw();
    for (const member of [...this.#receivers.keys()]) this.#forget(member);
    for (const loop of [...this.#loops]) loop.end();
  }

  /**
   * @param {string} [to]
   * @returns {ChannelReceiver[]} those of them who can be reached now
   */
  #those(to) {
    const meant = to === undefined ? [...this.#receivers.values()] : [this.#receivers.get(String(to))];
    return meant.filter((receiver) => receiver?.isOpen);
  }

  /**
   * @param {string} member
   * @param {ChannelReceiver} receiver
   */
  #opened(member, receiver) {
    this.#receivers.set(member, receiver);
    this.#announce('open', { member });
  }

  /**
   * @param {string} member
   * @param {RTCDataChannel} sending another one may be there already, and one that never opened was not announced
   */
  #closed(member, sending) {
    if (this.#receivers.get(member)?.is(sending)) this.#forget(member);
  }

  /** @param {string} member */
  #forget(member) {
    this.#receivers.get(member)?.close();
    this.#receivers.delete(member);
    this.#announce('close', { member });
  }

  /**
   * @param {string} from
   * @param {string | ArrayBuffer} data
   */
  #received(from, data) {
    if (this.#isClosed) return;
    for (const loop of [...this.#loops]) loop.push({ from, data });
    this.dispatchEvent(Object.assign(new Event('message'), { from, data }));
  }

  /** Channels close within orders of the engine, where a page's listeners must not run. */
  #announce(type, values) {
    queueMicrotask(() => this.dispatchEvent(Object.assign(new Event(type), values)));
  }
}

/**
 * @param {import('./bridge/host.js').Host} host
 * @param {string} given
 * @param {import('./core.js').ChannelOptions} [options] of a channel that is there already, the first ones hold
 * @returns {NamedChannel}
 */
export function channelOf(host, given, options = {}) {
  const name = checkedName(given);
  const { namedChannels } = host;
  const known = namedChannels.channel(name);
  if (known) return known;
  const { ordered = true, maxRetransmits, maxPacketLifeTime } = options;
  checkBounds({ maxRetransmits, maxPacketLifeTime });
  if (namedChannels.size >= channelsMax) {
    throw new RangeError(`An engine has ${channelsMax} channels at most. Close one that is of no use any more.`);
  }
  return new NamedChannel(name, { ordered: Boolean(ordered), maxRetransmits, maxPacketLifeTime }, (declared) => {
    namedChannels.attach(name, declared);
    host.tell('declareNamedChannel', name, Boolean(ordered), maxRetransmits ?? -1, maxPacketLifeTime ?? -1);
    return () => {
      namedChannels.detach(name);
      host.tell('closeNamedChannel', name);
    };
  });
}

/** @param {string} given */
function checkedName(given) {
  const bytes = new TextEncoder().encode(String(given));
  if (bytes.length === 0 || bytes.length > nameBytesMax) {
    throw new RangeError(`The name of a channel has 1 to ${nameBytesMax} bytes of UTF-8, and not ${bytes.length}.`);
  }
  return new TextDecoder().decode(bytes);  // Without halves of letters, which no label can have.
}

/** @param {{maxRetransmits?: number, maxPacketLifeTime?: number}} bounds */
function checkBounds(bounds) {
  const given = Object.entries(bounds).filter(([, bound]) => bound !== undefined);
  if (given.length > 1) throw new TypeError('A channel has maxRetransmits or maxPacketLifeTime, not both.');
  for (const [option, bound] of given) {
    if (!Number.isInteger(bound) || bound < 0 || bound > boundMax) {
      throw new RangeError(`${option} is an integer from 0 to ${boundMax}.`);
    }
  }
}
