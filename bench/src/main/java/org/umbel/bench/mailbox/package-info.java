/// From the login to the first message of a mailbox by IMAP, beside a bare client. Entry type:
/// [MailboxBenchmark].
@NullMarked
package org.umbel.bench.mailbox;

import org.jspecify.annotations.NullMarked;
