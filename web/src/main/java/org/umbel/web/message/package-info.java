/// A person's messages, and the way each has gone. Entry type: [MailboxApi].
@NullMarked
package org.umbel.web.message;

import org.jspecify.annotations.NullMarked;
