/// The company's directory by LDAP (RFC 4511): its people, their settings and passwords. Entry
/// type: [Directory].
@NullMarked
package org.umbel.directory;

import org.jspecify.annotations.NullMarked;
