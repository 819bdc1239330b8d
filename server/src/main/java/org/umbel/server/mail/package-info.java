/// The company's mail system, as the configuration has it. Entry type: [MailTerms].
@NullMarked
package org.umbel.server.mail;

import org.jspecify.annotations.NullMarked;
