/// What happened, for people to see: log lines and figures. Entry type: [EventLog].
@NullMarked
package org.umbel.server.observe;

import org.jspecify.annotations.NullMarked;
