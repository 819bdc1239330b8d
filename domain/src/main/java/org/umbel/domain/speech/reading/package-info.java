/// What people write made fit to be heard: [MailReader] makes sentences of a mail, without what a
/// listener has no use for.
@NullMarked
package org.umbel.domain.speech.reading;

import org.jspecify.annotations.NullMarked;
