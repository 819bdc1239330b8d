/// Messages delivered as mail. Entry type: [SmtpDelivery].
@NullMarked
package org.umbel.mail.smtp;

import org.jspecify.annotations.NullMarked;
