/// Messages on their way: taken from the caller, kept whatever fails, carried to the mailbox. Entry
/// types: [Spool], [Courier].
@NullMarked
package org.umbel.store.spool;

import org.jspecify.annotations.NullMarked;
