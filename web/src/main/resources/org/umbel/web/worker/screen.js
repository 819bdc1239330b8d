// What the server has told last, and what all cards take from it.
import { say } from './link.js';
import { icon, made } from './views.js';

export const screen = { worker: null, menu: [], state: null, points: [], offers: [], calls: [], chats: [] };

/** The line that says for which contact point somebody came. */
export function forPoint(item) {
  const point = item.contactPoint && screen.points.find((one) => one.number === item.contactPoint);
  return point ? made('p', { className: 'faint', textContent: say('to', { name: point.name }) }) : null;
}

/** The button that leads to a page of help; none without a page. */
export const helpLink = (address) => address
  ? made('a', { className: 'button help', href: address, target: '_blank', rel: 'noopener', ariaLabel: say('help'), title: say('help') }, icon('help'))
  : null;
