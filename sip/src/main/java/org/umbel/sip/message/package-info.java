/// SIP messages as values: bytes in, typed headers out, and back. Start at {@link
/// org.umbel.sip.message.SipMessage}, whose two kinds are {@link org.umbel.sip.message.Request} and
/// {@link org.umbel.sip.message.Response}; everything here is immutable and may be used from any
/// thread.
@NullMarked
package org.umbel.sip.message;

import org.jspecify.annotations.NullMarked;
