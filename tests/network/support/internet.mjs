// A small internet: people's lines to one backbone, on which our server and a TURN server are.

import { Namespace } from './namespace.mjs';

/** Where our server and the TURN server are (an address for documentation, RFC 5737). */
export const publicAddress = '198.51.100.1';

/** From the inside to any address outside by another port each time (RFC 4787: address and port-dependent mapping). */
const symmetricNat = `add table ip nat
  add chain ip nat out { type nat hook postrouting priority 100; }
  add rule ip nat out oifname outside masquerade fully-random
  add chain ip nat forward { type filter hook forward priority 0; policy drop; }
  add rule ip nat forward iifname inside accept
  add rule ip nat forward ct state established,related accept`;

const cutBetweenPeople = `add table inet cut
  add chain inet cut forward { type filter hook forward priority 0; policy drop; }`;

const cutFromAll = (line) => `add table inet cut
  add chain inet cut in { type filter hook prerouting priority -300; }
  add rule inet cut in iifname ${line} drop
  add chain inet cut out { type filter hook postrouting priority 300; }
  add rule inet cut out oifname ${line} drop`;

const noUdp = `add table inet firewall
  add chain inet firewall in { type filter hook prerouting priority -300; }
  add rule inet firewall in iifname != lo meta l4proto udp drop`;

const loss = (percent) => `add table inet loss
  add chain inet loss in { type filter hook prerouting priority -300; }
  add rule inet loss in iifname != lo numgen random mod 100 < ${percent} drop
  add chain inet loss out { type filter hook output priority -300; }
  add rule inet loss out oifname != lo numgen random mod 100 < ${percent} drop`;

export class Internet {
  #lines = 0;
  /** @type {Namespace[]} */
  #namespaces = [];

  static async make() {
    const internet = new Internet();
    internet.backbone = await internet.#make('backbone');
    await internet.backbone.ip(`address add ${publicAddress}/32 dev lo`);
    // What is for nobody gets lost there. Where it is told that there is no way, coturn gives up a whole allocation.
    await layLine(internet.backbone, 'elsewhere', await internet.#make('elsewhere'), 'backbone', '203.0.113');
    await routeBetweenLines(internet.backbone);
    return internet;
  }

  /**
   * @param {string} name of a person; also that of the line on the backbone
   * @param {object} [options]
   * @param {boolean} [options.behindNat] the person's router is a symmetric NAT
   * @returns {Promise<Namespace>} where the person's browser runs
   */
  async connect(name, { behindNat = false } = {}) {
    const person = await this.#make(name);
    if (!behindNat) {
      await this.addLine(person, name, 'line');
      return person;
    }
    const router = await this.#make(`${name}-router`);
    await this.addLine(router, name, 'outside');
    await routeBetweenLines(router);
    await layLine(person, 'line', router, 'inside', '192.168.0');
    await router.nft(symmetricNat);
    return person;
  }

  /**
   * Another way to the backbone, with an address of its own, which becomes the only one.
   *
   * @param {Namespace} namespace
   * @param {string} line its name on the backbone
   * @param {string} device its name at the other end
   */
  addLine(namespace, line, device) {
    this.#lines += 1;
    return layLine(namespace, device, this.backbone, line, `10.0.${this.#lines}`);
  }

  /** Nothing gets from one person to another any more; the servers are still there. */
  cutBetweenPeople() {
    return this.backbone.nft(cutBetweenPeople);
  }

  /** Nothing gets to or from this person any more. */
  cutFromAll(name) {
    return this.backbone.nft(cutFromAll(name));
  }

  mend() {
    return this.backbone.nft('delete table inet cut');
  }

  blockUdp() {
    return this.backbone.nft(noUdp);
  }

  /** From now on so many of a hundred packets get lost, everywhere and both ways. */
  lose(percent) {
    return this.backbone.nft(loss(percent));
  }

  remove() {
    for (const namespace of this.#namespaces) namespace.remove();
  }

  async #make(role) {
    const namespace = await Namespace.make(role);
    this.#namespaces.push(namespace);
    return namespace;
  }
}

/** @param {Namespace} router from now on passes on what is not for itself */
export function routeBetweenLines(router) {
  return router.run('sh', '-c', 'echo 1 >/proc/sys/net/ipv4/ip_forward');
}

/** A line from `near` to `far`, which is the way from there to everywhere. */
async function layLine(near, nearDevice, far, farDevice, network) {
  await near.ip(`link add ${nearDevice} type veth peer name ${farDevice} netns ${far.name}`);
  await far.ip(`address add ${network}.1/24 dev ${farDevice}`);
  await far.ip(`link set ${farDevice} up`);
  await near.ip(`address add ${network}.2/24 dev ${nearDevice}`);
  await near.ip(`link set ${nearDevice} up`);
  await near.ip(`route replace default via ${network}.1`);
}
