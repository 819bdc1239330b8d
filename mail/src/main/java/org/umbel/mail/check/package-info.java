/// Tries the company's mail servers for an administrator, and tells in words what is wrong and what
/// to do (ML-8). Entry types: [ImapCheck], [SmtpCheck].
@NullMarked
package org.umbel.mail.check;

import org.jspecify.annotations.NullMarked;
