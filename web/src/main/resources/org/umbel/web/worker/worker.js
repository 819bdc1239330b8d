// The screen of a knowledge worker. It shows what the server tells: the state of a call on screen is
// the state of the call, and not of the last click.
import { Link, say, now, wish } from './link.js';
import { made, icon, button, polite, urgent, inLanguage, person, facts, Cards, refill, fill, pointLine, ChatCard } from './views.js';
import { sound, blink, notify, unnotify, offerNotifications } from './alerts.js';

const id = (name) => document.getElementById(name);
const screen = { worker: null, menu: [], state: null, points: [], offers: [], calls: [], chats: [] };
const opened = new Set(); // calls whose window was opened by hand
const closed = new Set(); // and closed

// Offers

class OfferCard {
  #offer;
  #head = made('div', { className: 'top' });
  #count = made('span', { className: 'count', role: 'timer' });
  #bar = made('progress', {});
  #about = made('div');
  #acts = made('p', { className: 'acts-row' });
  #fault = made('p', { className: 'fault', role: 'alert' });
  #told = '';

  constructor(offer) {
    this.element = made('article', { className: 'card offer', id: 'offer-' + offer.id, tabIndex: 0, onkeydown: (event) => this.#key(event) },
      this.#head, this.#bar, this.#about, this.#acts, this.#fault);
    this.#bar.setAttribute('aria-hidden', 'true');
  }

  /** Takes the keyboard, unless somebody is typing: keys would answer then by mistake. */
  arrived() {
    if (this.#offer.ended) return;
    const typing = document.activeElement?.matches('input, textarea, select, dialog *');
    if (!typing) this.element.focus();
    urgent(say('offer-from', { caller: this.#caller() }));
  }

  #caller() {
    return this.#offer.channel === 'chat' ? this.#offer.agent ?? '' : person(this.#offer);
  }

  update(offer) {
    this.#offer = offer;
    const ended = Boolean(offer.ended);
    const chat = offer.channel === 'chat';
    this.element.classList.toggle('ended', ended);
    const title = chat ? say(offer.consult ? 'offer-consult' : 'offer-chat', { caller: this.#caller() }) : say('offer-call', { caller: this.#caller() });
    this.element.setAttribute('aria-label', title);
    const help = screen.worker?.help.callcontrol;
    refill(this.#head, icon(chat ? 'chat' : 'phone'), made('h2', { textContent: title }), ended ? made('span', { className: 'phase released', textContent: say('offer-' + offer.ended) }) : null, help ? helpLink(help) : null);
    if (!ended) this.#head.append(this.#count);
    const point = offer.contactPoint && screen.points.find((one) => one.number === offer.contactPoint);
    refill(this.#about,
      point ? made('p', { className: 'faint', textContent: say('to', { name: point.name }) }) : null,
      facts(offer, screen.worker?.titles.data ?? ''),
      offer.notes ? made('div', {}, made('h3', { textContent: screen.worker.titles.notes }), made('p', { textContent: offer.notes })) : null);
    this.#bar.hidden = ended;
    if (ended && this.#acts.childElementCount) {
      if (document.activeElement && this.element.contains(document.activeElement)) this.element.focus();
      this.#acts.replaceChildren();
      if (this.#told !== offer.ended) polite(say('offer-' + offer.ended));
      this.#told = offer.ended;
    } else if (!ended && !this.#acts.childElementCount) {
      this.#acts.append(...this.#buttons());
    }
    this.tick();
  }

  #buttons() {
    const keys = screen.worker?.keys ?? {};
    const hint = (key) => (key ? made('kbd', { textContent: key[0] === ' ' ? '␣' : key[0] }) : '');
    const accept = button('check', say('accept'), () => this.#answer('accept'), { className: 'main accept' });
    const reject = button('cross', say('reject'), () => this.#answer('reject'), { className: 'reject' });
    accept.append(hint(keys.accept));
    reject.append(hint(keys.reject));
    const redirect = screen.worker?.redirect;
    const elsewhere = redirect?.enabled && redirect.number && this.#offer.channel === 'voice'
      ? [button('forward', say('accept-elsewhere', { number: redirect.number }), () => this.#answer('accept', { where: 'redirect' }), { className: 'elsewhere' })] : [];
    return [accept, ...elsewhere, reject];
  }

  #key(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || event.repeat || this.#offer.ended) return;
    const keys = screen.worker?.keys ?? {};
    const pressed = [['accept', keys.accept], ['reject', keys.reject]].find(([, set]) => event.key.length === 1 && set?.includes(event.key));
    if (!pressed) return;
    event.preventDefault();
    this.#answer(pressed[0]);
  }

  async #answer(how, body) {
    this.#acts.querySelectorAll('button').forEach((one) => { one.disabled = true; });
    const fault = await wish('POST', `/worker/offers/${encodeURIComponent(this.#offer.id)}/${how}`, body ?? {});
    this.#fault.textContent = this.#offer.ended ? '' : fault ?? '';
    this.#acts.querySelectorAll('button').forEach((one) => { one.disabled = false; });
  }

  tick() {
    if (this.#offer.ended) return;
    const whole = Date.parse(this.#offer.until) - Date.parse(this.#offer.since);
    const left = Math.max(0, Date.parse(this.#offer.until) - now());
    this.#count.textContent = String(Math.ceil(left / 1_000));
    this.#bar.max = whole;
    this.#bar.value = left;
  }
}

// Calls

const STEERS = [
  ['answer', 'phone', 'main'],
  ['hold', 'hold', ''],
  ['retrieve', 'play', 'main'],
  ['complete-transfer', 'forward', 'main'],
  ['conference', 'people', ''],
  ['end-consult', 'cross', ''],
  ['release', 'cross', 'release'],
];

class CallCard {
  #call;
  #head = made('div', { className: 'top' });
  #about = made('div');
  #acts = made('p', { className: 'acts-row' });
  #target = made('input', { maxLength: 32, autocomplete: 'off', inputMode: 'tel' });
  #ways = made('form', { className: 'target' });
  #keys = made('details', { className: 'pad' });
  #notes = made('textarea', { maxLength: 8192 });
  #noted = made('div', { className: 'notes' });
  #fault = made('p', { className: 'fault', role: 'alert' });
  #saved = '';
  #saving = 0;
  #possible = '';

  constructor(call) {
    this.#target.setAttribute('list', 'targets');
    this.#ways.addEventListener('submit', (event) => event.preventDefault());
    this.#ways.append(
      made('label', {}, made('span', { textContent: say('target') }), this.#target),
      button('forward', say('steer-transfer'), () => this.#go('transfer'), { className: 'transfer' }),
      button('phone', say('steer-consult'), () => this.#go('consult'), { className: 'consult' }));
    this.#keys.append(made('summary', { textContent: say('keys') }),
      made('div', { className: 'keys' }, ...'123456789*0#'.split('').map((key) => made('button', { type: 'button', textContent: key, onclick: () => this.#steer('keys', { keys: key }) }))));
    this.#notes.addEventListener('input', () => { clearTimeout(this.#saving); this.#saving = setTimeout(() => this.#save(), 800); });
    this.#notes.addEventListener('blur', () => this.#save());
    this.#notes.setAttribute('aria-label', screen.worker?.titles.notes ?? '');
    this.#noted.append(made('h3', { textContent: screen.worker?.titles.notes ?? '' }), this.#notes);
    this.element = made('article', { className: 'card call', id: 'call-' + call.id, tabIndex: -1 },
      this.#head, this.#about, this.#acts, this.#ways, this.#keys, this.#noted, this.#fault);
  }

  update(call) {
    this.#call = call;
    const ended = call.phase === 'released';
    this.element.classList.toggle('ended', ended);
    this.element.setAttribute('aria-label', person(call));
    const joined = call.chat && screen.chats.find((chat) => chat.connection === call.chat);
    const help = screen.worker?.help.interaction;
    refill(this.#head, icon('phone'), made('h2', { textContent: person(call) }),
      made('span', { className: 'phase ' + call.phase, textContent: say('phase-' + call.phase) }), help ? helpLink(help) : null,
      ended ? made('button', { type: 'button', className: 'close', ariaLabel: say('close'), textContent: '×' }) : null);
    this.#head.querySelector('.close')?.addEventListener('click', () => { closed.add(call.id); show(); });
    const point = call.contactPoint && screen.points.find((one) => one.number === call.contactPoint);
    refill(this.#about,
      point ? made('p', { className: 'faint', textContent: say('to', { name: point.name }) }) : null,
      call.elsewhere ? made('p', { className: 'faint elsewhere', textContent: say('on-external', { number: call.worker }) }) : null,
      call.consulted ? made('p', { textContent: say(call.phase === 'conference' ? 'with' : 'consulting', { number: call.consulted }) }) : null,
      joined ? made('p', { className: 'joined', textContent: say('belongs-to-chat', { agent: joined.agent }) }) : null,
      facts(call, screen.worker?.titles.data ?? ''));
    const possible = new Set(call.possible);
    if (this.#possible !== call.possible.join()) {
      const focused = document.activeElement?.dataset?.steer;
      this.#possible = call.possible.join();
      this.#acts.replaceChildren(...STEERS.filter(([steer]) => possible.has(steer)).map(([steer, symbol, look]) =>
        button(symbol, say('steer-' + steer), () => this.#steer(steer), { className: look, 'data-steer': steer })));
      if (focused) (this.#acts.querySelector(`[data-steer="${focused}"]`) ?? this.#acts.querySelector('button'))?.focus();
    }
    this.#ways.querySelector('.transfer').disabled = !possible.has('transfer');
    this.#ways.querySelector('.consult').disabled = !possible.has('consult');
    this.#ways.hidden = !possible.has('transfer') && !possible.has('consult');
    this.#keys.hidden = !possible.has('keys');
    this.#noted.hidden = call.phase === 'ringing' && call.notes === undefined;
    if (call.notes !== undefined && call.notes !== this.#saved && document.activeElement !== this.#notes) {
      this.#notes.value = call.notes;
      this.#saved = call.notes;
    }
  }

  arrived() {
    if (this.#call.phase !== 'released') polite(say('phase-' + this.#call.phase) + ': ' + person(this.#call));
  }

  #path() {
    return '/worker/interactions/' + encodeURIComponent(this.#call.id);
  }

  #go(steer) {
    const target = this.#target.value.trim();
    if (!target) return this.#target.focus();
    this.#steer(steer, { target });
  }

  async #steer(steer, body) {
    this.#fault.textContent = (await wish('POST', `${this.#path()}/${steer}`, body ?? {})) ?? '';
  }

  async #save() {
    clearTimeout(this.#saving);
    const text = this.#notes.value;
    if (text === this.#saved) return;
    const fault = await wish('PUT', this.#path() + '/notes', { text });
    this.#fault.textContent = fault ?? '';
    if (!fault) this.#saved = text;
  }
}

/** A call whose window does not open by itself (KW-9): a line that opens it. */
class CallLine {
  constructor(call) {
    this.element = made('article', { className: 'card line' });
    this.button = button('phone', '', () => { opened.add(call.id); show(); });
    this.element.append(this.button);
  }

  update(call) {
    this.button.querySelector('span').textContent = `${person(call)} · ${say('phase-' + call.phase)}`;
  }
}

const helpLink = (address) => made('a', { className: 'button help', href: address, target: '_blank', rel: 'noopener', ariaLabel: say('help'), title: say('help') }, icon('help'));

// The state menu

function states() {
  const look = screen.state.look;
  const text = inLanguage(look.texts);
  id('state').disabled = false;
  id('state').querySelector('img').src = look.icon;
  id('state-text').textContent = text;
  refill(id('state-menu'), ...screen.menu.filter((one) => inLanguage(one.menu)).map((one) => made('li', {
    role: 'menuitemradio', tabIndex: -1, 'data-id': one.id, 'aria-checked': String(one.id === look.id),
  }, made('img', { src: one.icon, alt: '', width: 16, height: 16 }), made('span', { textContent: inLanguage(one.menu) }))));
  fill('channels', screen.state.channels.map((one) => made('li', {},
    icon(one.channel === 'chat' ? 'chat' : 'phone'),
    made('span', { className: 'grow', textContent: say('channel-' + one.channel) }),
    made('img', { className: 'mark', src: one.look.badge || one.look.icon, alt: '' }),
    made('span', { className: 'faint', textContent: inLanguage(one.look.texts) }))));
}

function openMenu(open) {
  id('state-menu').hidden = !open;
  id('state').setAttribute('aria-expanded', String(open));
  if (open) (id('state-menu').querySelector('[aria-checked=true]') ?? id('state-menu').firstElementChild)?.focus();
}

async function choose(item) {
  openMenu(false);
  id('state').focus();
  const fault = await wish('PUT', '/worker/state', { id: item.dataset.id });
  if (fault) urgent(fault);
}

id('state').addEventListener('click', () => openMenu(id('state-menu').hidden));
id('states').addEventListener('keydown', (event) => {
  const items = [...id('state-menu').children];
  const at = items.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at < 0 ? items.length - 1 : at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (to !== undefined) {
    event.preventDefault();
    if (id('state-menu').hidden) return openMenu(true);
    items[(to + items.length) % items.length]?.focus();
  } else if (event.key === 'Escape' && !id('state-menu').hidden) {
    openMenu(false);
    id('state').focus();
  } else if ((event.key === 'Enter' || event.key === ' ') && at >= 0) {
    event.preventDefault();
    choose(items[at]);
  }
});
id('state-menu').addEventListener('click', (event) => {
  const item = event.target.closest('li');
  if (item) choose(item);
});
addEventListener('pointerdown', (event) => { if (!event.target.closest('#states')) openMenu(false); });

// The redirect number

id('setup').addEventListener('click', () => {
  id('redirect-number').value = screen.worker.redirect.number;
  id('redirect-enabled').checked = screen.worker.redirect.enabled;
  id('setup-fault').textContent = '';
  id('setup-dialog').showModal();
});
id('setup-dialog').addEventListener('submit', async (event) => {
  if (event.submitter?.value !== 'save') return;
  event.preventDefault();
  const fault = await wish('PUT', '/worker/redirect', { number: id('redirect-number').value, enabled: id('redirect-enabled').checked });
  id('setup-fault').textContent = fault ?? '';
  if (!fault) id('setup-dialog').close();
});

// All of it

const offers = new Cards(id('offers'), (offer) => new OfferCard(offer));
const calls = new Cards(id('calls'), (call) => call.window ? new CallCard(call) : new CallLine(call));
const chats = new Cards(id('chats'), (chat) => new ChatCard('worker', chat, screen.worker.titles));
const targets = document.body.appendChild(made('datalist', { id: 'targets' }));

const fresh = (item) => !item.endedAt || now() - Date.parse(item.endedAt) < (screen.worker?.windowCloseMillis ?? 9_000);

function show() {
  const worker = screen.worker;
  if (!worker || !screen.state) return;
  id('number').textContent = worker.number;
  id('setup').hidden = !worker.redirect.maySet;
  id('logout').hidden = !worker.logoutMenu;
  states();
  fill('points', screen.points.map((point) => pointLine(point)));
  id('points-title').hidden = !screen.points.length;
  refill(targets, ...screen.points.map((point) => made('option', { value: point.number, label: point.name })));
  // one that was accepted is a call or chat now
  const shown = screen.offers.filter((offer) => offer.ended !== 'accepted' && offer.ended !== 'rejected' && fresh(offer));
  offers.show(shown, (offer) => offer.id);
  const talks = screen.calls.filter((call) => !closed.has(call.id) && !(call.until && Date.parse(call.until) < now())).map((call) => ({ ...call, window: call.popup || opened.has(call.id) }));
  calls.show(talks, (call) => call.id + call.window);
  chats.show(screen.chats.filter(fresh), (chat) => chat.id);
  for (const chat of screen.chats) chat.lines = [];
  const open = shown.filter((offer) => !offer.ended);
  id('quiet').hidden = shown.length + talks.length + screen.chats.filter(fresh).length > 0;
  sound('preview', worker.sounds.preview, open.length > 0);
  sound('ring', worker.sounds.ring, talks.some((call) => call.phase === 'ringing'));
  const caller = open[0] && (open[0].channel === 'chat' ? open[0].agent : person(open[0]));
  blink(open.length ? say('offer-from', { caller }) : '');
  for (const offer of screen.offers) {
    if (offer.ended) unnotify(offer.id);
    else notify(offer.id, say('offer-from', { caller: offer.channel === 'chat' ? offer.agent : person(offer) }), offer.data.map((pair) => `${pair.title}: ${pair.value}`).join('\n'));
  }
}

offerNotifications(id('notify'));
setInterval(() => offers.each((card) => card.tick()), 250);
setInterval(show, 1_000);
document.addEventListener('visibilitychange', show);
new Link('/api/v1/worker/socket', (parts, all) => {
  for (const name of Object.keys(screen)) if (name in parts) screen[name] = parts[name];
  show();
  if (all) chats.each((card) => card.retry());
});
