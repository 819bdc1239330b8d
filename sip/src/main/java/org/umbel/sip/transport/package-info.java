/// Ways to bring messages to peers, RFC 3261 §18. [Transports] opens the listen points and finds a
/// [Flow] to a peer; a [Flow] sends bytes; what arrives goes to a [Sink]. UDP is read on the
/// endpoint's loop, each stream connection by a virtual thread of its own that reads as blocking
/// code does. What a connection carries is told apart by its [Wire], which [Handshakes] make:
/// plain, or after TLS by the terms of [org.umbel.sip.tls.TlsSettings]. By WebSocket peers connect
/// here and are called back by their connection; to others nothing is opened, as RFC 7118 has
/// servers serve.
@NullMarked
package org.umbel.sip.transport;

import org.jspecify.annotations.NullMarked;
