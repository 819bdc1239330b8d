/// The packaged server as a process of its own, looked at from outside; the entry is
/// [org.umbel.testkit.server.UmbelServer].
@NullMarked
package org.umbel.testkit.server;

import org.jspecify.annotations.NullMarked;
