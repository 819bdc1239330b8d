/// Real programs that tests start, talk to and stop: phones, a PBX, mail servers, SIPp; the entry
/// is [org.umbel.testkit.part.Part]. Each run has folders and ports of its own, so that several
/// runs live side by side on one machine.
@NullMarked
package org.umbel.testkit.part;

import org.jspecify.annotations.NullMarked;
