// The status page: asks the admin API every few seconds, and shows what it says.

const tokenKey = 'parley-admin-token';
const refreshMs = 3000;
const pageSize = 50;
// The server looks at every room for a list: of very many it is asked for less often.
const manyRooms = 10_000;
const refreshManyMs = 30_000;

const at = (id) => document.getElementById(id);

let token = sessionStorage.getItem(tokenKey) ?? '';
let shown = pageSize; // Rooms that are asked for, page by page.
const opened = new Set(); // Names of rooms whose members are shown.
let before = null; // The state before this one, with the time when it came.
let timer = 0;
let listedAt = -Infinity; // When the rooms were shown.

/** The server's own words where it said no. */
class ApiProblem extends Error {
  constructor(status, detail) {
    super(detail);
    this.status = status;
  }
}

async function ask(path, method = 'GET', body = undefined) {
  const response = await fetch(`api/${path}`, {
    method, headers: { Authorization: `Bearer ${token}` }, body: body && JSON.stringify(body), cache: 'no-store',
  });
  const isJson = (response.headers.get('content-type') ?? '').includes('json');
  const answer = isJson ? await response.json() : null;
  if (!response.ok) throw new ApiProblem(response.status, answer?.detail ?? `status ${response.status}`);
  return answer;
}

function element(name, attributes = {}, ...children) {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) {
    if (key === 'onclick') made.addEventListener('click', value);
    else made.setAttribute(key, value);
  }
  made.append(...children);
  return made;
}

const count = (number) => number.toLocaleString('en');

function bytes(number) {
  const units = ['B', 'kB', 'MB', 'GB', 'TB'];
  let unit = 0;
  while (number >= 1000 && unit < units.length - 1) {
    number /= 1000;
    unit += 1;
  }
  return `${number >= 100 || unit === 0 ? Math.round(number) : number.toFixed(1)} ${units[unit]}`;
}

function lasting(seconds) {
  const days = Math.floor(seconds / 86400);
  const hours = Math.floor(seconds / 3600) % 24;
  const minutes = Math.floor(seconds / 60) % 60;
  if (days > 0) return `${days} d ${hours} h`;
  return hours > 0 ? `${hours} h ${minutes} min` : minutes > 0 ? `${minutes} min` : `${seconds} s`;
}

const since = (text) => (text === null ? '' : lasting(Math.max(0, Math.round((Date.now() - Date.parse(text)) / 1000))));

function rates(state) {
  const now = performance.now();
  const seconds = before === null ? 0 : (now - before.at) / 1000;
  const rate = (name) => (seconds > 0 ? (state.totals[name] - before.totals[name]) / seconds : 0);
  const result = Object.fromEntries(['relays', 'joined', 'bytesIn', 'bytesOut'].map((name) => [name, rate(name)]));
  before = { at: now, totals: state.totals };
  return result;
}

function showState(state) {
  const status = at('status');
  status.textContent = state.ready ? 'Taking connections' : `Not taking connections: ${state.reason}`;
  status.className = state.ready ? 'good' : 'bad';
  at('drain').disabled = state.reason === 'draining';
  const rate = rates(state);
  const figures = {
    Rooms: count(state.rooms),
    Members: count(state.members),
    Connections: count(state.connections),
    'Relays a second': rate.relays.toFixed(1),
    'Joins a second': rate.joined.toFixed(1),
    'Received a second': bytes(rate.bytesIn),
    'Sent a second': bytes(rate.bytesOut),
    'Rejections so far': count(state.totals.rejections),
    'Running for': lasting(state.uptimeSeconds),
    Version: state.version,
  };
  for (const [dialect, members] of Object.entries(state.membersByDialect)) {
    if (members > 0) figures[`Members by ${dialect}`] = count(members);
  }
  at('figures').replaceChildren(...Object.entries(figures).map(([name, value]) => (
    element('div', {}, element('dt', {}, name), element('dd', {}, value)))));
}

function memberRow(member) {
  const facts = {
    Name: member.name ?? '(none)', Id: member.id, Dialect: member.dialect, Since: since(member.since),
    Address: member.address ?? '(not shown)', Connection: member.lost ? 'lost, place kept' : `${member.connection}`,
  };
  const cells = Object.entries(facts).map(([label, text]) => element('td', { 'data-label': label }, text));
  return element('tr', {}, ...cells);
}

function memberTable(room) {
  const heads = ['Name', 'Id', 'Dialect', 'Since', 'Address', 'Connection'];
  return element('div', { class: 'members' }, element('table', {},
    element('thead', {}, element('tr', {}, ...heads.map((head) => element('th', { scope: 'col' }, head)))),
    element('tbody', {}, ...room.members.map(memberRow))));
}

function roomFacts(room) {
  const facts = [`${room.memberCount} ${room.memberCount === 1 ? 'member' : 'members'}`];
  if (room.listenerCount > 0) facts.push(`${room.listenerCount} listening`);
  if (room.waitingCount > 0) facts.push(`${room.waitingCount} waiting`);
  if (room.locked) facts.push('locked');
  if (room.since !== null) facts.push(`for ${since(room.since)}`);
  return facts.join(' · ');
}

function roomItem(room, report) {
  const isOpen = report !== undefined;
  const toggle = () => {
    if (!opened.delete(room.name)) opened.add(room.name);
    refresh();
  };
  const item = element('li', { 'data-room': room.name }, element('div', { class: 'room' },
    element('span', { class: 'name' }, room.name, element('span', { class: 'facts' }, roomFacts(room))),
    element('button', { 'aria-expanded': `${isOpen}`, 'data-action': 'members', onclick: toggle }, 'Members'),
    element('button', { class: 'danger', 'data-action': 'close', onclick: () => closeRoom(room.name) }, 'Close…')));
  if (isOpen) item.append(memberTable(report));
  return item;
}

async function roomsToShow() {
  const rooms = [];
  let after = '';
  let page;
  do {
    const limit = Math.min(200, shown - rooms.length);
    page = await ask(`rooms?limit=${limit}&after=${encodeURIComponent(after)}`);
    rooms.push(...page.rooms);
    after = page.next;
  } while (after !== null && rooms.length < shown);
  return { rooms, total: page.total, hasMore: after !== null };
}

async function reportOf(name) {
  try {
    return await ask(`rooms/${encodeURIComponent(name)}`);
  } catch (error) {
    if (error.status !== 404) throw error;
    opened.delete(name);
    return undefined;
  }
}

async function showRooms() {
  listedAt = performance.now();
  const { rooms, total, hasMore } = await roomsToShow();
  const reports = await Promise.all(rooms.map((room) => (opened.has(room.name) ? reportOf(room.name) : undefined)));
  const focus = focusedControl();
  at('rooms').replaceChildren(...rooms.map((room, i) => roomItem(room, reports[i])));
  focusAgain(focus);
  at('rooms-count').textContent = total > rooms.length ? `${count(rooms.length)} of ${count(total)}` : count(total);
  at('no-rooms').hidden = rooms.length > 0;
  at('more').hidden = !hasMore;
}

// The list is made anew each time; who works with the keyboard stays where they were.
function focusedControl() {
  const item = document.activeElement?.closest('[data-room]');
  return item && { room: item.dataset.room, action: document.activeElement.dataset.action };
}

function focusAgain(focus) {
  if (!focus) return;
  const item = [...at('rooms').children].find((other) => other.dataset.room === focus.room);
  item?.querySelector(`[data-action="${focus.action}"]`)?.focus();
}

function showProblem(text) {
  at('problem').textContent = text;
  at('problem').hidden = text === '';
}

function showSignedIn(isSignedIn) {
  at('sign-in').hidden = isSignedIn;
  at('board').hidden = !isSignedIn;
  at('actions').hidden = !isSignedIn;
  if (!isSignedIn) at('status').textContent = '';
}

function signOut(why = '') {
  token = '';
  before = null;
  sessionStorage.removeItem(tokenKey);
  clearTimeout(timer);
  showSignedIn(false);
  showProblem(why);
}

/** `isAsked`: by the person, who wants to see what has changed. */
async function refresh({ isAsked = true } = {}) {
  clearTimeout(timer);
  if (token === '') return;
  try {
    const state = await ask('state');
    showState(state);
    const isDue = state.rooms < manyRooms || isAsked || performance.now() - listedAt > refreshManyMs;
    if (isDue) await showRooms();
    sessionStorage.setItem(tokenKey, token);
    showSignedIn(true);
    showProblem('');
  } catch (error) {
    if (error instanceof ApiProblem && (error.status === 401 || error.status === 403)) {
      signOut(error.message);
      return;
    }
    at('status').textContent = 'Not answering';
    at('status').className = 'bad';
    const isSaid = error instanceof ApiProblem;
    showProblem(isSaid ? error.message : 'The server does not answer. It is asked again and again.');
  }
  clearTimeout(timer);
  timer = setTimeout(() => refresh({ isAsked: false }), refreshMs);
}

async function confirmed({ title, text, yes, asksReason }) {
  at('question-title').textContent = title;
  at('question-text').textContent = text;
  at('question-yes').textContent = yes;
  at('reason-field').hidden = !asksReason;
  at('reason').value = '';
  const dialog = at('question');
  dialog.returnValue = 'no';
  dialog.showModal();
  await new Promise((resolve) => { dialog.addEventListener('close', resolve, { once: true }); });
  return dialog.returnValue === 'yes';
}

async function act(path, method, body) {
  try {
    await ask(path, method, body);
  } catch (error) {
    showProblem(error.message);
    return;
  }
  await refresh();
}

async function closeRoom(name) {
  const question = {
    title: 'Close this room?', yes: 'Close the room', asksReason: true,
    text: `Everybody in “${name}” is told so and sent away. They may come back: the name is free again at once.`,
  };
  if (!(await confirmed(question))) return;
  await act(`rooms/${encodeURIComponent(name)}`, 'DELETE', { reason: at('reason').value });
}

at('sign-in').addEventListener('submit', (event) => {
  event.preventDefault();
  token = at('token').value.trim();
  at('token').value = '';
  refresh();
});
at('forget').addEventListener('click', () => signOut());
at('more').addEventListener('click', () => {
  shown += pageSize;
  refresh();
});
at('question-no').addEventListener('click', () => at('question').close('no'));
at('drain').addEventListener('click', async () => {
  const question = {
    title: 'Drain this server?', yes: 'Drain and end', asksReason: false,
    text: 'No connections are taken any more, everybody is sent to the next server, and this one ends.',
  };
  if (await confirmed(question)) await act('drain', 'POST');
});
refresh();
