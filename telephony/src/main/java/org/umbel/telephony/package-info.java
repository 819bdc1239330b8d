/// Calls and lines made of SIP and media. Entry type: [Switchboard], which takes every call that
/// comes in, rings phones and hands calls to conversations; beside it the registrar, the lamps, and
/// in `phone` a phone for people without one.
@NullMarked
package org.umbel.telephony;

import org.jspecify.annotations.NullMarked;
