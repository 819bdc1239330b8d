/// WebSockets of pages and programs (RFC 6455), beside the requests of the same server. Entry type:
/// [SocketUpgrade].
@NullMarked
package org.umbel.web.socket;

import org.jspecify.annotations.NullMarked;
