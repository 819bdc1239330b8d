/// Where requests go, RFC 3263: [Locator] makes of a URI the peers that serve it, best first, with
/// what a [NameService] knows; [DnsNames] is the real one.
@NullMarked
package org.umbel.sip.locate;

import org.jspecify.annotations.NullMarked;
