/// Where requests go, RFC 3263: [Locator] makes of a URI the peers that serve it, best first, with
/// what a [NameService] knows; [DnsNames] is the real one. [Ways] finds the way of each request,
/// and [FailOver] says how it goes on to the next peer.
@NullMarked
package org.umbel.sip.locate;

import org.jspecify.annotations.NullMarked;
