/// What both ends of a dialog remember of it, RFC 3261 §12: [DialogState]; whose offer is under way
/// in it, and how an endpoint deals with dialogs.
@NullMarked
package org.umbel.sip.dialog;

import org.jspecify.annotations.NullMarked;
