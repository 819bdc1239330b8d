/// Messages read, counted and watched in the company's mailboxes by IMAP (RFC 3501). Entry types:
/// [ImapMailboxes], [ImapWatch].
@NullMarked
package org.umbel.mail.imap;

import org.jspecify.annotations.NullMarked;
