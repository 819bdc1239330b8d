/// Digest authentication, RFC 7616 and RFC 8760, both ways: {@link org.umbel.sip.auth.DigestServer}
/// asks and checks, {@link org.umbel.sip.auth.DigestClient} answers.
@NullMarked
package org.umbel.sip.auth;

import org.jspecify.annotations.NullMarked;
