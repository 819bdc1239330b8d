/// The company's mail server: messages delivered by SMTP (`smtp`), read and counted by IMAP
/// (`imap`). Here is what both need: [MailServer], [MailServers].
@NullMarked
package org.umbel.mail;

import org.jspecify.annotations.NullMarked;
