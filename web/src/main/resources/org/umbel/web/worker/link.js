// The line to the server: changes come by WebSocket, wishes go by requests. It comes back by
// itself; what it tells at first is the whole screen, so nothing can have been missed.

const RETRY = [200, 500, 1_000, 1_500]; // ms
const ASK_AFTER = 5_000; // ms of silence after which is asked whether the server is there
const GIVE_UP = 4_000; // ms without an answer
const LOGGED_OUT = 4_401;

export const words = JSON.parse(document.getElementById('words').textContent);

/** The words of a key, with what stands in braces replaced. */
export const say = (key, values = {}) =>
  Object.entries(values).reduce((text, [name, value]) => text.replaceAll(`{${name}}`, value), words[key] ?? key);

let offset = 0; // ms that the server's clock is ahead

/** The server's time. */
export const now = () => Date.now() + offset;

export class Link {
  #path;
  #take;
  #socket;
  #tries = 0;
  #heard = Date.now();
  #asked = 0;

  /** @param take is given the parts of the screen that have changed, and whether they are all */
  constructor(path, take) {
    this.#path = path;
    this.#take = take;
    this.#open();
    setInterval(() => this.#look(), 1_000);
    addEventListener('online', () => this.#again());
    addEventListener('pagehide', () => this.#socket.close());
  }

  #open() {
    const scheme = location.protocol === 'https:' ? 'wss:' : 'ws:';
    const socket = new WebSocket(`${scheme}//${location.host}${this.#path}`);
    this.#socket = socket;
    this.#heard = Date.now();
    this.#asked = 0;
    socket.addEventListener('message', (event) => this.#hear(JSON.parse(event.data)));
    socket.addEventListener('close', (event) => {
      if (socket === this.#socket) this.#lost(event.code);
    });
  }

  #hear(message) {
    this.#heard = Date.now();
    this.#asked = 0;
    if (!message.version) return;
    offset = Date.parse(message.now) - Date.now();
    this.#tries = 0;
    show(true);
    this.#take(message, message.version === 1);
  }

  #lost(code) {
    show(false);
    if (code === LOGGED_OUT) return location.reload();
    this.#socket = null;
    setTimeout(() => this.#comeBack(), RETRY[Math.min(this.#tries++, RETRY.length - 1)]);
  }

  /** A server that is there but lets nobody in wants a new login. */
  async #comeBack() {
    if (this.#tries % 4 === 3) {
      const answer = await fetch(this.#path).catch(() => null);
      if (answer?.status === 401) return location.reload();
    }
    this.#open();
  }

  #look() {
    if (this.#socket?.readyState !== WebSocket.OPEN) return;
    const silence = Date.now() - this.#heard;
    if (this.#asked && Date.now() - this.#asked > GIVE_UP) return this.#again();
    if (silence > ASK_AFTER && !this.#asked) {
      this.#asked = Date.now();
      this.#socket.send('there?');
    }
  }

  #again() {
    const old = this.#socket;
    if (!old) return;
    this.#socket = null;
    old.close();
    show(false);
    this.#open();
  }
}

function show(well) {
  const line = document.getElementById('link');
  if (line.classList.contains('well') === well) return;
  line.classList.toggle('well', well);
  line.firstElementChild.textContent = well ? '' : say('lost');
}

/** Asks the server for something. @returns null when done, else why not, in words */
export async function wish(method, path, body) {
  try {
    const answer = await fetch('/api/v1' + path, {
      method,
      headers: body ? { 'Content-Type': 'application/json' } : {},
      body: body ? JSON.stringify(body) : undefined,
    });
    if (answer.ok) return null;
    if (answer.status === 401) location.reload();
    const told = await answer.json().catch(() => ({}));
    return words['refused-' + told.why] ?? (answer.status === 409 ? say('refused-now') : say('refused'));
  } catch {
    return say('unreachable');
  }
}
