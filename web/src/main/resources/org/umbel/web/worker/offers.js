// A preview: who wants something, how long it may be answered, and the answers there are.
import { say, now, wish } from './link.js';
import { made, icon, button, polite, urgent, asker, facts, refill } from './views.js';
import { screen, forPoint, helpLink } from './screen.js';

export class OfferCard {
  #offer;
  #title = made('div', { className: 'what' });
  #count = made('span', { className: 'count', role: 'timer' });
  #bar = made('progress', { 'aria-hidden': 'true' });
  #about = made('div');
  #acts = made('p', { className: 'acts-row' });
  #fault = made('p', { className: 'fault', role: 'alert' });
  #told = '';
  #elsewhere = '';

  constructor(offer) {
    const head = made('div', { className: 'top' }, this.#title, this.#count, helpLink(screen.worker?.help.callcontrol));
    this.element = made('article', { className: 'card offer', id: 'offer-' + offer.id, tabIndex: 0, onkeydown: (event) => this.#key(event) },
      head, this.#bar, this.#about, this.#acts, this.#fault);
  }

  /** Takes the keyboard, unless somebody is typing: keys would answer then by mistake. */
  arrived() {
    if (this.#offer.ended) return;
    const typing = document.activeElement?.matches('input, textarea, select, dialog *');
    if (!typing) this.element.focus();
    urgent(say('offer-from', { caller: asker(this.#offer) }));
  }

  update(offer) {
    this.#offer = offer;
    const ended = Boolean(offer.ended);
    const chat = offer.channel === 'chat';
    const kind = chat ? (offer.consult ? 'offer-consult' : 'offer-chat') : 'offer-call';
    const title = say(kind, { caller: asker(offer) });
    this.element.classList.toggle('ended', ended);
    this.element.setAttribute('aria-label', title);
    refill(this.#title, icon(chat ? 'chat' : 'phone'), made('h2', { textContent: title }),
      ended ? made('span', { className: 'phase released', textContent: say('offer-' + offer.ended) }) : null);
    refill(this.#about,
      forPoint(offer),
      facts(offer, screen.worker?.titles.data ?? ''),
      offer.notes ? made('div', {}, made('h3', { textContent: screen.worker.titles.notes }), made('p', { className: 'text', textContent: offer.notes })) : null);
    this.#bar.hidden = ended;
    this.#count.hidden = ended;
    if (ended) this.#end(offer.ended);
    else this.#offerPlaces();
    this.tick();
  }

  /** Where the call can be taken; the number may be set while the offer is open. */
  #offerPlaces() {
    const redirect = screen.worker?.redirect;
    const number = redirect?.enabled && this.#offer.channel === 'voice' ? redirect.number : '';
    if (this.#acts.childElementCount && number === this.#elsewhere) return;
    this.#elsewhere = number;
    this.#acts.replaceChildren(...this.#buttons(number));
  }

  #end(how) {
    if (this.#told === how) return;
    this.#told = how;
    if (this.element.contains(document.activeElement)) this.element.focus();
    this.#acts.replaceChildren();
    polite(say('offer-' + how));
  }

  #buttons(number) {
    const keys = screen.worker?.keys ?? {};
    const hint = (key) => (key ? made('kbd', { textContent: key[0] === ' ' ? '␣' : key[0] }) : '');
    const accept = button('check', say('accept'), () => this.#answer('accept'), { className: 'main accept' });
    const reject = button('cross', say('reject'), () => this.#answer('reject'), { className: 'reject' });
    accept.append(hint(keys.accept));
    reject.append(hint(keys.reject));
    const elsewhere = number
      ? [button('forward', say('accept-elsewhere', { number }), () => this.#answer('accept', { where: 'redirect' }), { className: 'elsewhere' })] : [];
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
    const buttons = this.#acts.querySelectorAll('button');
    buttons.forEach((one) => { one.disabled = true; });
    const fault = await wish('POST', `/worker/offers/${encodeURIComponent(this.#offer.id)}/${how}`, body ?? {});
    this.#fault.textContent = this.#offer.ended ? '' : fault ?? '';
    buttons.forEach((one) => { one.disabled = false; });
  }

  tick() {
    if (this.#offer.ended) return;
    const left = Math.max(0, Date.parse(this.#offer.until) - now());
    this.#count.textContent = String(Math.ceil(left / 1_000));
    this.#bar.max = Date.parse(this.#offer.until) - Date.parse(this.#offer.since);
    this.#bar.value = left;
  }
}
