/// The company's mail system: delivery by SMTP, reading by IMAP.
@NullMarked
package org.umbel.mail;

import org.jspecify.annotations.NullMarked;
