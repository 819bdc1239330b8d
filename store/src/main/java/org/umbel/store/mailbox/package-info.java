/// The built-in mailbox, for people without a mail server (ML-9). Entry type: [BuiltInMailboxes].
@NullMarked
package org.umbel.store.mailbox;

import org.jspecify.annotations.NullMarked;
