/// State that Umbel keeps itself: spool, built-in mailbox, greetings, PINs.
@NullMarked
package org.umbel.store;

import org.jspecify.annotations.NullMarked;
