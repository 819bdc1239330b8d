/// What every part of the server stands on: configuration, clock, folders, what is to be closed.
/// Entry type: [Premises].
@NullMarked
package org.umbel.server.premises;

import org.jspecify.annotations.NullMarked;
