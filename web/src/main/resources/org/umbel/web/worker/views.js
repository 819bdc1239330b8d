// What cards are made of. Texts are always set as texts, never as markup.
import { say, wish } from './link.js';

const SVG = 'http://www.w3.org/2000/svg';

/** An element with properties, event handlers (on…) and children. */
export function made(tag, properties = {}, ...children) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(properties)) {
    if (value === undefined || value === null) continue;
    if (name.startsWith('on')) element.addEventListener(name.slice(2), value);
    else if (name in element && name !== 'list') element[name] = value;
    else element.setAttribute(name, value);
  }
  element.append(...children.filter((child) => child !== null && child !== undefined && child !== ''));
  return element;
}

export function icon(name) {
  const svg = document.createElementNS(SVG, 'svg');
  svg.setAttribute('viewBox', '0 0 24 24');
  svg.setAttribute('aria-hidden', 'true');
  const use = document.createElementNS(SVG, 'use');
  use.setAttribute('href', '#i-' + name);
  svg.append(use);
  return svg;
}

export const button = (symbol, text, act, properties = {}) =>
  made('button', { type: 'button', onclick: act, ...properties }, symbol ? icon(symbol) : null, made('span', { textContent: text }));

export const polite = (text) => { document.getElementById('polite').textContent = text; };
export const urgent = (text) => { document.getElementById('urgent').textContent = text; };

/** A text in the language of the page. */
/** In the page's language, or the one for all languages there is no text for; empty without either. */
export const inLanguage = (texts) => texts[document.documentElement.lang] ?? texts[''] ?? texts.en ?? '';

export const person = (item) => item.fromName ? `${item.fromName} (${item.from})` : item.from ?? say('caller-unknown');

/** Who asks with a preview: a customer, or by chat an agent. */
export const asker = (offer) => (offer.channel === 'chat' ? offer.agent ?? '' : person(offer));

/** What is known of a customer. */
export function facts(item, title) {
  const list = made('dl', { className: 'data' });
  const add = (term, value) => list.append(made('dt', { textContent: term }), made('dd', { textContent: value }));
  if (item.contact) add(item.contact.title, item.contact.value);
  for (const pair of item.data) add(pair.title, pair.value);
  if (!list.children.length) return null;
  return made('div', {}, made('h3', { textContent: title }), list);
}

/** Keeps a card for each item; a card that stays keeps its focus and what is typed in it. */
export class Cards {
  #place;
  #make;
  #all = new Map();

  /** @param make a card of an item, with `element` and `update(item)` */
  constructor(place, make) {
    this.#place = place;
    this.#make = make;
  }

  show(items, key) {
    const ids = new Set(items.map(key));
    for (const [id, card] of this.#all) {
      if (!ids.has(id)) {
        card.element.remove();
        this.#all.delete(id);
      }
    }
    for (const item of items) {
      let card = this.#all.get(key(item));
      if (!card) {
        card = this.#make(item);
        this.#all.set(key(item), card);
        this.#place.append(card.element);
        card.update(item);
        card.arrived?.();
      } else {
        card.update(item);
      }
    }
  }

  get(id) {
    return this.#all.get(id);
  }

  each(act) {
    this.#all.forEach(act);
  }
}

/** Puts new children in the place of the former ones, if they look different. */
export function refill(element, ...children) {
  const fresh = made('div', {}, ...children);
  if (element.innerHTML === fresh.innerHTML) return;
  element.replaceChildren(...fresh.childNodes);
}

/** A list with a line for each item. */
export const fill = (id, lines) => refill(document.getElementById(id), ...lines);

export function pointLine(point, act) {
  return made('li', {},
    icon('point'),
    made('span', { className: 'grow' }, made('strong', { textContent: point.name }), ' ', made('span', { className: 'faint', textContent: point.number })),
    act,
    point.figures.length ? made('ul', { className: 'figures' }, ...point.figures.map((text) => made('li', { textContent: text }))) : null);
}

/** As the person writes times, if the page speaks that language. */
const locale = navigator.languages.find((one) => one.startsWith(document.documentElement.lang)) ?? document.documentElement.lang;
const clock = (instant) => new Date(instant).toLocaleTimeString(locale, { hour: '2-digit', minute: '2-digit' });

/** A chat, for either side. What is typed waits here until the server has it. */
export class ChatCard {
  #id;
  #side;
  #base;
  #lines = new Map();
  #waiting = new Map();
  #sending = false;
  #list = made('ol', { className: 'lines', role: 'log', 'aria-live': 'polite' });
  #title = made('div', { className: 'what' });
  #about = made('div');
  #text = made('textarea', { maxLength: 2000, rows: 1, enterKeyHint: 'send' });
  #form;
  #end;
  #fault = made('p', { className: 'fault', role: 'alert' });

  /** @param side `agent` or `worker` @param titles as configured @param help a link, or null */
  constructor(side, chat, titles, help = null) {
    this.#side = side;
    this.#id = chat.id;
    this.#base = `/${side}/chats/${encodeURIComponent(chat.id)}`;
    this.titles = titles;
    this.#text.setAttribute('aria-label', say('chat-write'));
    this.#text.placeholder = say('chat-write');
    this.#text.addEventListener('keydown', (event) => {
      if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
      event.preventDefault();
      this.#send();
    });
    this.#form = made('form', { className: 'write', onsubmit: (event) => { event.preventDefault(); this.#send(); } },
      made('label', {}, this.#text), made('button', { type: 'submit', className: 'main', ariaLabel: say('chat-send') }, icon('send')));
    this.#end = button('cross', say('chat-end'), async () => { this.#fault.textContent = (await wish('POST', this.#base + '/end')) ?? ''; });
    this.element = made('article', { className: 'card chat', id: 'chat-' + chat.id, tabIndex: -1 },
      made('div', { className: 'top' }, this.#title, help), this.#about, this.#list, this.#form, this.#fault, made('p', { className: 'acts-row' }, this.#end));
    this.element.setAttribute('aria-label', titles.chat);
  }

  arrived() {
    if (!this.#form.hidden && document.activeElement === document.body) this.#text.focus();
  }

  update(chat) {
    const ended = chat.stage === 'ended';
    const other = this.#side === 'agent' ? chat.workerName ?? chat.worker ?? say('chat-asking') : chat.agent;
    this.element.classList.toggle('ended', ended);
    const phase = made('span', { className: 'phase ' + (ended ? 'released' : chat.stage === 'open' ? 'talking' : ''), textContent: say(ended ? 'chat-why-' + chat.why : 'chat-' + chat.stage) });
    refill(this.#title, icon('chat'), made('h2', { textContent: `${chat.consult ? this.titles.consult : this.titles.chat}: ${other}` }), phase);
    const voice = this.#side === 'agent' && chat.voice && !ended
      ? made('p', { className: 'faint voice', textContent: say('chat-voice', { number: chat.voice.number, connection: chat.connection }) }) : null;
    const talk = chat.talk ? made('p', { className: 'joined', textContent: say('chat-and-call', { phase: say('phase-' + chat.talk) }) }) : null;
    refill(this.#about, facts(chat, this.titles.data), voice, talk);
    this.#form.hidden = chat.stage !== 'open';
    this.#end.hidden = ended;
    for (const line of chat.lines) {
      this.#lines.set(line.number, line);
      if (line.from === this.#side) this.#waiting.delete(line.key);
    }
    this.#show();
    if (chat.stage === 'open') this.#flush();
  }

  #show() {
    const lines = [...this.#lines.values()].sort((one, other) => one.number - other.number);
    const own = (line) => line.from === this.#side;
    const before = this.#list.childElementCount;
    refill(this.#list,
      ...lines.map((line) => made('li', { className: own(line) ? 'own' : '' },
        made('span', { className: 'unseen', textContent: (own(line) ? say('chat-you') : say('chat-other')) + ': ' }),
        line.text, made('time', { dateTime: line.at, textContent: clock(line.at) }))),
      ...[...this.#waiting.values()].map((text) => made('li', { className: 'own waiting' }, text,
        made('span', { className: 'waits', textContent: say('chat-waits') }))));
    if (this.#list.childElementCount !== before) this.#list.scrollTop = this.#list.scrollHeight;
  }

  #send() {
    const text = this.#text.value.trim();
    if (!text) return;
    const key = [...crypto.getRandomValues(new Uint32Array(4))].map((word) => word.toString(36)).join('-');
    this.#waiting.set(key, text);
    this.#text.value = '';
    this.#show();
    this.#flush();
  }

  /** One line after the other, in the order in which they were typed; what fails is sent again when the line is back. */
  async #flush() {
    if (this.#sending) return;
    this.#sending = true;
    for (const [key, text] of [...this.#waiting]) {
      const fault = await wish('POST', this.#base + '/lines', { key, text });
      this.#fault.textContent = fault ?? '';
      if (fault) break;
      this.#waiting.delete(key);
    }
    this.#sending = false;
  }

  retry() {
    if (!this.#form.hidden) this.#flush();
  }
}
