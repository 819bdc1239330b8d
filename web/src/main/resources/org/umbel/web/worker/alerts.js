// How a worker notices: sound, a message of the browser, a title that blinks.
import { say } from './link.js';

const loops = new Map();

/** Plays a sound in a loop, or stops it. */
export function sound(name, address, wanted) {
  let loop = loops.get(name);
  if (wanted && address && (!loop || loop.paused)) {
    if (loop?.dataset.address !== address) {
      loop = new Audio(address);
      loop.loop = true;
      loop.dataset.address = address;
      loop.addEventListener('playing', () => { document.documentElement.dataset.sounding = name; });
      loop.addEventListener('pause', () => { delete document.documentElement.dataset.sounding; });
      loops.set(name, loop);
    }
    loop.play().catch(() => {}); // a browser may want a click first
  } else if (!wanted && loop) {
    loop.pause();
    loop.currentTime = 0;
  }
}

const own = document.title;
let wanted = '';
let blinking = 0;

/** Blinks with a text while the page is hidden; no text: not any more. */
export function blink(text) {
  if (text === wanted) return;
  wanted = text;
  clearInterval(blinking);
  document.title = own;
  if (!text) return;
  const turn = () => { document.title = document.hidden && document.title === own ? text : own; };
  turn();
  blinking = setInterval(turn, 1_000);
}

const shown = new Map();

/**
 * Shows messages of the browser, where the person allows it, and takes back all others.
 * @param notes title and text by an id
 */
export function notify(notes) {
  for (const [id, note] of shown) {
    if (notes.has(id)) continue;
    note.close();
    shown.delete(id);
  }
  if (!('Notification' in window) || Notification.permission !== 'granted') return;
  for (const [id, { title, body }] of notes) {
    if (shown.has(id)) continue;
    const note = new Notification(title, { body, tag: id, icon: '/icon.svg', requireInteraction: true });
    note.addEventListener('click', () => { window.focus(); note.close(); });
    shown.set(id, note);
  }
}

/** The button that asks for leave to do so. */
export function offerNotifications(element) {
  const look = () => { element.hidden = !('Notification' in window) || Notification.permission !== 'default' || !isSecureContext; };
  element.title = say('notify-hint');
  element.addEventListener('click', () => Notification.requestPermission().then(look));
  look();
}
