// The menu of agent states, and the states of the channels.
import { wish, say } from './link.js';
import { made, icon, urgent, inLanguage, refill, fill } from './views.js';
import { screen } from './screen.js';

const id = (name) => document.getElementById(name);
const menu = id('state-menu');

/** What somebody is in must be told, if need be in another language. */
const status = (look) => inLanguage(look.texts) || Object.values(look.texts)[0] || '';

export function showStates() {
  const look = screen.state.look;
  id('state').disabled = false;
  id('state').querySelector('img').src = look.icon;
  id('state-text').textContent = status(look);
  refill(menu, ...screen.menu.filter((one) => inLanguage(one.menu)).map((one) => made('li', {
    role: 'menuitemradio', tabIndex: -1, 'data-id': one.id, 'aria-checked': String(one.id === look.id),
  }, made('img', { src: one.icon, alt: '', width: 16, height: 16 }), made('span', { textContent: inLanguage(one.menu) }))));
  fill('channels', screen.state.channels.map((one) => made('li', {},
    icon(one.channel === 'chat' ? 'chat' : 'phone'),
    made('span', { className: 'grow', textContent: say('channel-' + one.channel) }),
    made('img', { className: 'mark', src: one.look.badge || one.look.icon, alt: '' }),
    made('span', { className: 'faint', textContent: status(one.look) }))));
}

function open(wanted) {
  menu.hidden = !wanted;
  id('state').setAttribute('aria-expanded', String(wanted));
  if (wanted) (menu.querySelector('[aria-checked=true]') ?? menu.firstElementChild)?.focus();
}

async function choose(item) {
  open(false);
  id('state').focus();
  const fault = await wish('PUT', '/worker/state', { id: item.dataset.id });
  if (fault) urgent(fault);
}

function key(event) {
  const items = [...menu.children];
  const at = items.indexOf(document.activeElement);
  const to = { ArrowDown: at + 1, ArrowUp: at < 0 ? items.length - 1 : at - 1, Home: 0, End: items.length - 1 }[event.key];
  if (to !== undefined) {
    event.preventDefault();
    if (menu.hidden) return open(true);
    items[(to + items.length) % items.length]?.focus();
  } else if (event.key === 'Escape' && !menu.hidden) {
    open(false);
    id('state').focus();
  } else if (event.key === 'Tab') {
    open(false);
  } else if ((event.key === 'Enter' || event.key === ' ') && at >= 0) {
    event.preventDefault();
    choose(items[at]);
  }
}

id('state').addEventListener('click', () => open(menu.hidden));
id('states').addEventListener('keydown', key);
menu.addEventListener('click', (event) => {
  const item = event.target.closest('li');
  if (item) choose(item);
});
addEventListener('pointerdown', (event) => { if (!event.target.closest('#states')) open(false); });
