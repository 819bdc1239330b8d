/// Ways to bring messages to peers, RFC 3261 §18. [Transports] opens the listen points and finds a
/// [Flow] to a peer; a [Flow] sends bytes; what arrives goes to a [Sink]. UDP is read on the
/// endpoint's loop, each stream connection by a virtual thread of its own that reads as blocking
/// code does. A further stream transport (TLS) is another way to make the sockets of
/// [StreamConnection].
@NullMarked
package org.umbel.sip.transport;

import org.jspecify.annotations.NullMarked;
