/// Bare SIP for tests: messages as bytes, sent as badly as a test wants; the entry is
/// [org.umbel.testkit.wire.Wire].
@NullMarked
package org.umbel.testkit.wire;

import org.jspecify.annotations.NullMarked;
