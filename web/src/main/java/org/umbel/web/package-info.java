/// The web page, the interface for programs, health and figures, over HTTP. Entry type: [Web].
///
/// Every request runs on a virtual thread of its own and may wait for a mailbox.
@NullMarked
package org.umbel.web;

import org.jspecify.annotations.NullMarked;
