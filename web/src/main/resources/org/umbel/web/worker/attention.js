// What deserves attention while somebody looks elsewhere: open previews, a phone that rings, and
// what is written in a chat.
import { say } from './link.js';
import { asker, person } from './views.js';
import { sound, blink, notify } from './alerts.js';

const known = new Map(); // chat → number of its last line
const unread = new Map(); // chat → its last line, who wrote it, while the page is hidden

/** Takes up what the other side has written. @param chats all there are, with their new lines @param side whose page this is */
export function hear(chats, side) {
  const there = new Set(chats.map((chat) => chat.id));
  for (const id of known.keys()) if (!there.has(id)) known.delete(id);
  for (const chat of chats) {
    const before = known.get(chat.id);
    const fresh = chat.lines.filter((line) => line.number > (before ?? 0) && line.from !== side);
    known.set(chat.id, chat.lines.at(-1)?.number ?? before ?? 0);
    if (before === undefined || !fresh.length) continue;
    const name = (side === 'agent' ? chat.workerName ?? chat.worker : chat.agent) ?? '';
    unread.set(chat.id, { name, line: fresh.at(-1) });
  }
}

/** What is waiting for somebody who does not see the page, the most urgent first. */
function waiting(offers, calls) {
  const notes = new Map();
  for (const offer of offers.filter((one) => !one.ended)) {
    const body = offer.data.map((pair) => `${pair.title}: ${pair.value}`).join('\n');
    notes.set('offer-' + offer.id, { title: say('offer-from', { caller: asker(offer) }), body });
  }
  for (const call of calls.filter((one) => one.phase === 'ringing')) {
    notes.set('call-' + call.id, { title: say('offer-call', { caller: person(call) }), body: '' });
  }
  for (const [chat, { name, line }] of unread) {
    notes.set(`chat-${chat}-${line.number}`, { title: say('chat-news', { name }), body: line.text });
  }
  return notes;
}

/**
 * Sounds, messages of the browser and the title of the page as they are to be now.
 * @param calls those that have a window @param sounds their addresses
 */
export function attend(offers, calls, sounds) {
  sound('preview', sounds.preview, offers.some((offer) => !offer.ended));
  sound('ring', sounds.ring, calls.some((call) => call.phase === 'ringing'));
  if (!document.hidden) unread.clear();
  const notes = document.hidden ? waiting(offers, calls) : new Map();
  notify(notes);
  blink([...notes.values()][0]?.title ?? '');
}
