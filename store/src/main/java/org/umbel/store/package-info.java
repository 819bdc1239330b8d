/// State that Umbel keeps itself, in files that are forced to disk. The rooms inside: `spool`
/// (messages on their way), `mailbox` (the built-in mailbox), `person` (greetings, PINs), `station`
/// (registrations of phones), `file` (what they are made of). Entry type for failures:
/// [StoreException].
@NullMarked
package org.umbel.store;

import org.jspecify.annotations.NullMarked;
