/// Connections to the directory: hosts in order, TLS, logins, limits, and what went wrong in words.
/// Entry type: [Connections].
@NullMarked
package org.umbel.directory.connect;

import org.jspecify.annotations.NullMarked;
