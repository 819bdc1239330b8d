// The screen of a knowledge worker. It shows what the server tells, and asks it for what is wished.
import { Link, say, now, wish } from './link.js';
import { made, Cards, refill, fill, pointLine, ChatCard } from './views.js';
import { screen, helpLink } from './screen.js';
import { OfferCard } from './offers.js';
import { CallCard, CallLine } from './calls.js';
import { showStates } from './states.js';
import { hear, attend } from './attention.js';
import { offerNotifications } from './alerts.js';

const id = (name) => document.getElementById(name);
const opened = new Set(); // calls whose window was opened by hand
const closed = new Set(); // and closed

const offers = new Cards(id('offers'), (offer) => new OfferCard(offer));
const calls = new Cards(id('calls'), (call) => call.window
  ? new CallCard(call, () => { closed.add(call.id); show(); })
  : new CallLine(call, () => { opened.add(call.id); show(); }));
const chats = new Cards(id('chats'), (chat) => new ChatCard('worker', chat, screen.worker.titles, helpLink(screen.worker.help.interaction)));
const targets = document.body.appendChild(made('datalist', { id: 'targets' }));

const fresh = (item) => !item.endedAt || now() - Date.parse(item.endedAt) < (screen.worker?.windowCloseMillis ?? 9_000);

// one that was accepted is a call or chat now
const shownOffers = () => screen.offers.filter((offer) => offer.ended !== 'accepted' && offer.ended !== 'rejected' && fresh(offer));

const shownCalls = () => screen.calls
  .filter((call) => !closed.has(call.id) && !(call.until && Date.parse(call.until) < now()))
  .map((call) => ({ ...call, window: call.popup || opened.has(call.id) }));

/** Chats as they are, each with the phase of the call that belongs to it. */
const shownChats = (talks) => screen.chats.filter(fresh).map((chat) => ({
  ...chat, talk: talks.find((call) => call.chat === chat.connection && call.phase !== 'released')?.phase,
}));

function show() {
  if (!screen.worker || !screen.state) return;
  const held = document.activeElement?.closest('#work article');
  showWorker();
  showStates();
  const previews = shownOffers();
  const talks = shownCalls();
  const written = shownChats(talks);
  forget(opened);
  forget(closed);
  offers.show(previews, (offer) => offer.id);
  calls.show(talks, (call) => call.id + call.window);
  chats.show(written, (chat) => chat.id);
  for (const chat of screen.chats) chat.lines = [];
  id('quiet').hidden = previews.length + talks.length + written.length > 0;
  if (held && !held.isConnected) document.querySelector('.offer:not(.ended), .call, .chat')?.focus();
  attend(previews, talks.filter((call) => call.window), screen.worker.sounds);
}

function forget(ids) {
  const there = new Set(screen.calls.map((call) => call.id));
  for (const one of ids) if (!there.has(one)) ids.delete(one);
}

function showWorker() {
  id('number').textContent = screen.worker.number;
  id('setup').hidden = !screen.worker.redirect.maySet;
  id('logout').hidden = !screen.worker.logoutMenu;
  fill('points', screen.points.map((point) => pointLine(point)));
  id('points-title').hidden = !screen.points.length;
  refill(targets, ...screen.points.map((point) => made('option', { value: point.number, label: point.name })));
}

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
  const wanted = { number: id('redirect-number').value, enabled: id('redirect-enabled').checked };
  const fault = await wish('PUT', '/worker/redirect', wanted);
  id('setup-fault').textContent = fault ?? '';
  if (fault) return;
  Object.assign(screen.worker.redirect, wanted);
  id('setup-dialog').close();
  show();
});

offerNotifications(id('notify'));
setInterval(() => offers.each((card) => card.tick()), 250);
setInterval(() => { show(); calls.each((card) => card.tick()); }, 1_000);
document.addEventListener('visibilitychange', show);
new Link('/api/v1/worker/socket', (parts, all) => {
  for (const name of Object.keys(screen)) if (name in parts) screen[name] = parts[name];
  if (parts.chats) hear(parts.chats, 'worker');
  show();
  if (!all) return;
  chats.each((card) => card.retry());
  calls.each((card) => card.retry());
});
