// The screen of an agent of the contact centre: asks for chats, and writes.
import { Link, say, now, wish } from './link.js';
import { made, icon, urgent, Cards, fill, pointLine, ChatCard } from './views.js';
import { hear, attend } from './attention.js';
import { offerNotifications } from './alerts.js';

const CLOSE = 60_000; // ms that an ended chat stays
const id = (name) => document.getElementById(name);
const screen = { worker: null, points: [], workers: [], chats: [] };
const chats = new Cards(id('chats'), (chat) => new ChatCard('agent', chat, screen.worker.titles));

async function ask(target) {
  const fault = await wish('POST', '/agent/chats', { ...target, consult: id('consult').checked });
  if (fault) urgent(fault);
}

function workerLine(worker) {
  return made('li', {},
    made('img', { className: 'mark', src: worker.ready ? '/worker/ready.svg' : '/worker/notready.svg', alt: say(worker.ready ? 'worker-ready' : 'worker-busy') }),
    made('span', { className: 'grow' }, made('strong', { textContent: worker.name }), ' ', made('span', { className: 'faint', textContent: worker.number })),
    made('button', { type: 'button', disabled: !worker.ready, 'data-worker': worker.agent, ariaLabel: say('agent-ask', { name: worker.name }) }, icon('chat')));
}

const askPoint = (point) => made('button', { type: 'button', 'data-point': point.number, ariaLabel: say('agent-ask', { name: point.name }) }, icon('chat'));

document.querySelector('aside').addEventListener('click', (event) => {
  const { worker, point } = event.target.closest('button')?.dataset ?? {};
  if (worker) ask({ worker });
  if (point) ask({ contactPoint: point });
});

function show() {
  if (!screen.worker) return;
  fill('points', screen.points.map((point) => pointLine(point, askPoint(point))));
  id('points-title').hidden = !screen.points.length;
  fill('workers', screen.workers.map(workerLine));
  const fresh = screen.chats.filter((chat) => !chat.endedAt || now() - Date.parse(chat.endedAt) < CLOSE);
  chats.show(fresh, (chat) => chat.id);
  for (const chat of screen.chats) chat.lines = [];
  id('quiet').hidden = fresh.length > 0;
  attend([], [], {});
}

offerNotifications(id('notify'));
setInterval(show, 1_000);
document.addEventListener('visibilitychange', show);
new Link('/api/v1/agent/socket', (parts, all) => {
  for (const name of Object.keys(screen)) if (name in parts) screen[name] = parts[name];
  if (parts.chats) hear(parts.chats, 'agent');
  show();
  if (all) chats.each((card) => card.retry());
});
