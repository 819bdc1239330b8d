// The page works without this. With it, sounds get a calm player, changes need no reload, and new
// messages show up by themselves.
'use strict';

const LOOK_EVERY = 20_000; // ms between looks for new messages
const WATCHED = 600_000; // ms without a touch after which nobody is taken to be looking
const SPEEDS = [1, 1.5, 2];
let touched = Date.now();

const clock = (s) => Math.floor(s / 60) + ':' + String(Math.floor(s % 60)).padStart(2, '0');
const icon = (name) => `<svg viewBox="0 0 24 24" aria-hidden="true"><use href="#i-${name}"/></svg>`;
const tell = (words) => { document.getElementById('told').textContent = words; };

function made(tag, properties) {
  return Object.assign(document.createElement(tag), properties);
}

/** Puts our own controls in the place of the browser's. */
function player(item) {
  const audio = item.querySelector('audio');
  const words = item.closest('.messages').dataset;
  const start = made('button', { type: 'button', className: 'start', innerHTML: icon('play') });
  const bar = made('div', { className: 'bar', hidden: true });
  const place = made('input', { type: 'range', min: 0, step: 0.1, value: 0, ariaLabel: words.place });
  const time = made('output', {});
  const speed = made('button', { type: 'button', textContent: '1×', title: words.speed, ariaLabel: words.speed + ' 1×' });
  const length = () => (Number.isFinite(audio.duration) ? audio.duration : Number(audio.dataset.seconds));

  const show = () => {
    const now = Math.min(audio.currentTime, length());
    place.max = length();
    if (!place.matches(':active')) place.value = now;
    place.style.setProperty('--at', (length() ? (100 * place.value) / length() : 0) + '%');
    place.ariaValueText = clock(place.value) + ' / ' + clock(length());
    time.textContent = clock(now) + ' / ' + clock(length());
  };
  const turn = () => {
    start.innerHTML = icon(audio.paused ? 'play' : 'pause');
    start.ariaLabel = (audio.paused ? words.play : words.pause) + ': ' + item.querySelector('h2').textContent;
  };
  start.addEventListener('click', () => (audio.paused ? audio.play().catch(() => {}) : audio.pause()));
  place.addEventListener('input', () => { audio.currentTime = place.value; show(); });
  speed.addEventListener('click', () => {
    audio.playbackRate = SPEEDS[(SPEEDS.indexOf(audio.playbackRate) + 1) % SPEEDS.length];
    speed.textContent = audio.playbackRate + '×';
    speed.ariaLabel = words.speed + ' ' + speed.textContent;
  });
  audio.addEventListener('play', () => {
    for (const other of document.querySelectorAll('audio')) if (other !== audio) other.pause();
    bar.hidden = false;
    item.querySelector('.fault')?.remove();
    turn();
  });
  audio.addEventListener('pause', turn);
  audio.addEventListener('error', () => {
    bar.hidden = true;
    turn();
    bar.after(made('p', { className: 'fault', role: 'alert', textContent: words.broken }));
  });
  for (const event of ['timeupdate', 'seeked', 'loadedmetadata']) audio.addEventListener(event, show);
  audio.addEventListener('ended', () => { if (item.matches('.new')) change(item.querySelector('.mark').form, true); });

  audio.removeAttribute('controls');
  bar.append(place, time, speed);
  audio.before(start, bar);
  turn();
  show();
}

/** Takes over a newly fetched page; a message that is there already stays, and goes on playing. */
function takeOver(text, quiet) {
  const page = new DOMParser().parseFromString(text, 'text/html');
  const fresh = page.querySelector('main.box');
  if (!fresh) return location.reload();
  const focused = document.activeElement?.closest('li[id]')?.id;
  const list = document.querySelector('.messages');
  for (const item of [...list.children]) if (!fresh.querySelector('#' + CSS.escape(item.id))) item.remove();
  let at = list.firstElementChild;
  for (const item of fresh.querySelectorAll('.messages > li')) {
    if (at?.id === item.id) {
      update(at, item);
      at = at.nextElementSibling;
    } else {
      list.insertBefore(item, at);
      player(item);
    }
  }
  around(list, fresh);
  document.title = page.title;
  if (quiet) return;
  tell(fresh.dataset.told);
  const next = document.querySelector('.undo button') ?? document.getElementById(focused)?.querySelector('.mark');
  next?.focus({ preventScroll: true });
}

function update(item, fresh) {
  item.querySelector('.about').replaceWith(fresh.querySelector('.about'));
  if (item.className === fresh.className) return;
  item.className = fresh.className;
  item.querySelector('.acts').replaceWith(fresh.querySelector('.acts'));
}

/** What stands around the list: how many there are, and what can be undone. */
function around(list, fresh) {
  const old = [...list.parentElement.children].filter((part) => part !== list);
  const now = [...fresh.children].filter((part) => !part.matches('.messages'));
  if (old.map((part) => part.outerHTML).join() === now.map((part) => part.outerHTML).join()) return;
  old.forEach((part) => part.remove());
  list.before(...now);
}

/** Sends a form and shows what came of it. */
async function change(form, quiet) {
  const answer = await fetch(form.action, { method: 'POST', body: new URLSearchParams(new FormData(form)) });
  if (!answer.ok) return location.reload();
  takeOver(await answer.text(), quiet);
}

async function look() {
  if (document.hidden || Date.now() - touched > WATCHED) return;
  const deleted = document.querySelector('.undo')?.dataset.id;
  const answer = await fetch('/messages' + (deleted ? '?deleted=' + deleted : ''));
  if (answer.redirected) return location.reload(); // logged out meanwhile
  if (answer.ok) takeOver(await answer.text(), true);
}

for (const event of ['pointerdown', 'keydown']) addEventListener(event, () => { touched = Date.now(); }, true);
document.addEventListener('submit', (event) => {
  if (!event.target.matches('[data-live]')) return;
  event.preventDefault();
  change(event.target, false).catch(() => event.target.submit());
});
if (document.querySelector('main.box')) {
  document.querySelectorAll('.messages > li').forEach(player);
  setInterval(() => look().catch(() => {}), LOOK_EVERY);
  document.addEventListener('visibilitychange', () => look().catch(() => {}));
}
