/// As much of STUN (RFC 8489) as keeps a phone's way to us open and tells it how it is seen from
/// here (RFC 5626 §4.4.2). Entry type: {@link org.umbel.sip.stun.BindingRequest}.
@NullMarked
package org.umbel.sip.stun;

import org.jspecify.annotations.NullMarked;
