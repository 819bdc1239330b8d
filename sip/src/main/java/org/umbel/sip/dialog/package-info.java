/// What both ends of a dialog remember of it, RFC 3261 §12: [DialogState].
@NullMarked
package org.umbel.sip.dialog;

import org.jspecify.annotations.NullMarked;
