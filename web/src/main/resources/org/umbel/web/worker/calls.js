// A call: how it stands, what may be asked for now, and notes. What is shown is the state of the
// call, and not what was pressed last.
import { say, now, wish } from './link.js';
import { made, icon, button, polite, person, facts, refill } from './views.js';
import { screen, forPoint, helpLink } from './screen.js';

const STEERS = [
  ['answer', 'phone', 'main'],
  ['hold', 'hold', ''],
  ['retrieve', 'play', 'main'],
  ['complete-transfer', 'forward', 'main'],
  ['conference', 'people', ''],
  ['end-consult', 'back', ''],
  ['release', 'hang-up', 'release'],
];
const OTHER = { calling: 'called', conference: 'with' }; // what the other is told to be
const MOST_PICKS = 12; // contact points with a button of their own; the others are in the list of the field
const SAVE_AFTER = 800; // ms without a further letter

function duration(millis) {
  const seconds = Math.max(0, Math.floor(millis / 1_000));
  const [hours, minutes] = [Math.floor(seconds / 3_600), Math.floor(seconds / 60) % 60];
  const two = (figure) => String(figure).padStart(2, '0');
  return (hours ? hours + ':' + two(minutes) : minutes) + ':' + two(seconds % 60);
}

export class CallCard {
  #call;
  #title = made('div', { className: 'what' });
  #clock = made('span', { className: 'clock faint' });
  #close;
  #about = made('div');
  #acts = made('p', { className: 'acts-row' });
  #target = made('input', { maxLength: 32, autocomplete: 'off', inputMode: 'tel', list: 'targets' });
  #picks = made('ul', { className: 'picks' });
  #ways;
  #keys;
  #notes = made('textarea', { maxLength: 8192 });
  #noted;
  #fault = made('p', { className: 'fault', role: 'alert' });
  #ending = false;
  #saved = '';
  #saving = 0;
  #possible = '';

  /** @param close is called when the worker closes the window of an ended call */
  constructor(call, close) {
    const titles = screen.worker?.titles;
    const help = screen.worker?.help;
    this.#close = made('button', { type: 'button', className: 'close', ariaLabel: say('close'), title: say('close'), onclick: close }, icon('cross'));
    this.#ways = this.#targets();
    this.#keys = this.#pad();
    this.#notes.setAttribute('aria-label', titles?.notes ?? '');
    this.#notes.addEventListener('input', () => { clearTimeout(this.#saving); this.#saving = setTimeout(() => this.#save(), SAVE_AFTER); });
    this.#notes.addEventListener('blur', () => this.#save());
    this.#noted = made('div', { className: 'notes' }, made('h3', { textContent: titles?.notes ?? '' }), this.#notes);
    const head = made('div', { className: 'top' }, this.#title, this.#clock, helpLink(help?.interaction || help?.callcontrol), this.#close);
    this.element = made('article', { className: 'card call', id: 'call-' + call.id, tabIndex: -1 },
      head, this.#about, this.#acts, this.#fault, this.#ways, this.#keys, this.#noted);
  }

  #targets() {
    const form = made('form', { className: 'target', onsubmit: (event) => event.preventDefault() },
      made('label', {}, made('span', { textContent: say('target') }), this.#target),
      button('forward', say('steer-transfer'), () => this.#go('transfer'), { className: 'transfer' }),
      button('people', say('steer-consult'), () => this.#go('consult'), { className: 'consult' }),
      this.#picks);
    this.#picks.addEventListener('click', (event) => {
      const number = event.target.closest('button')?.dataset.number;
      if (!number) return;
      this.#target.value = number;
      this.#target.focus();
    });
    return form;
  }

  #pad() {
    const key = (one) => made('button', { type: 'button', textContent: one, 'data-key': one, onclick: () => this.#steer('keys', { keys: one }) });
    const typed = (event) => {
      if (!/^[0-9*#]$/.test(event.key) || event.ctrlKey || event.altKey || event.metaKey) return;
      event.preventDefault();
      this.#steer('keys', { keys: event.key });
    };
    return made('details', { className: 'pad', onkeydown: typed }, made('summary', { textContent: say('keys') }),
      made('div', { className: 'keys' }, ...[...'123456789*0#'].map(key)));
  }

  arrived() {
    if (document.activeElement === document.body) this.element.focus();
    if (this.#call.phase !== 'released') polite(say('phase-' + this.#call.phase) + ': ' + person(this.#call));
  }

  update(call) {
    this.#noteRefusal(call);
    this.#call = call;
    const ended = call.phase === 'released';
    this.element.classList.toggle('ended', ended);
    this.element.setAttribute('aria-label', person(call));
    this.#close.hidden = !ended;
    refill(this.#title, icon('phone'), made('h2', { textContent: person(call) }),
      made('span', { className: 'phase ' + call.phase, textContent: say('phase-' + call.phase) }));
    const chat = call.chat && screen.chats.find((one) => one.connection === call.chat);
    refill(this.#about,
      forPoint(call),
      call.elsewhere ? made('p', { className: 'elsewhere', textContent: say('on-external', { number: call.worker }) }) : null,
      call.consulted ? made('p', { className: 'other', textContent: say(OTHER[call.phase] ?? 'consulting', { number: named(call.consulted) }) }) : null,
      chat ? made('p', { className: 'joined', textContent: say('belongs-to-chat', { agent: chat.agent }) }) : null,
      facts(call, screen.worker?.titles.data ?? ''));
    this.#offerSteers(call.possible);
    this.#noted.hidden = call.phase === 'ringing' && call.notes === undefined;
    if (call.notes !== undefined && call.notes !== this.#saved && document.activeElement !== this.#notes) {
      this.#notes.value = call.notes;
      this.#saved = call.notes;
    }
    this.tick();
  }

  /** Whoever was called is not there, and the worker has not ended that here: says so. */
  #noteRefusal(call) {
    const before = this.#call;
    if (before?.phase === call.phase) return;
    const back = before?.phase === 'calling' && (call.phase === 'talking' || call.phase === 'held');
    if (back && !this.#ending && !this.#fault.textContent) this.#fault.textContent = say('not-taken', { number: named(before.consulted) });
    this.#ending = false;
  }

  #offerSteers(steers) {
    const possible = new Set(steers);
    if (this.#possible !== steers.join()) {
      const focused = document.activeElement?.dataset?.steer;
      this.#possible = steers.join();
      this.#acts.replaceChildren(...STEERS.filter(([steer]) => possible.has(steer)).map(([steer, symbol, look]) =>
        button(symbol, say('steer-' + steer), () => this.#steer(steer), { className: look, 'data-steer': steer })));
      if (focused) (this.#acts.querySelector(`[data-steer="${focused}"]`) ?? this.#acts.querySelector('button') ?? this.element).focus();
    }
    this.#ways.querySelector('.transfer').disabled = !possible.has('transfer');
    this.#ways.querySelector('.consult').disabled = !possible.has('consult');
    this.#ways.hidden = !possible.has('transfer') && !possible.has('consult');
    this.#keys.hidden = !possible.has('keys');
    refill(this.#picks, ...screen.points.slice(0, MOST_PICKS).map((point) =>
      made('li', {}, made('button', { type: 'button', 'data-number': point.number, textContent: point.name }))));
    this.#picks.hidden = !screen.points.length;
  }

  tick() {
    if (this.#call.phase !== 'released') this.#clock.textContent = duration(now() - Date.parse(this.#call.since));
  }

  /** Notes that could not be kept are tried again when the line is back. */
  retry() {
    this.#save();
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
    this.#fault.textContent = '';
    this.#ending = steer === 'end-consult';
    if (steer !== 'keys') await this.#save(); // whoever gets the customer gets the notes
    const fault = await wish('POST', `${this.#path()}/${steer}`, body ?? {});
    if (fault) this.#fault.textContent = fault;
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

/** A number with the name of its contact point. */
function named(number) {
  const point = screen.points.find((one) => one.number === number);
  return point ? `${point.name} (${number})` : number;
}

/** A call whose window does not open by itself: a line that opens it. */
export class CallLine {
  #button;

  constructor(call, open) {
    this.#button = button('phone', '', open);
    this.element = made('article', { className: 'card line' }, this.#button);
  }

  update(call) {
    this.#button.querySelector('span').textContent = `${person(call)} · ${say('phase-' + call.phase)}`;
  }

  tick() {}

  retry() {}
}
