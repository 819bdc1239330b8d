/// Who may come in: logins, sessions, tokens, throttles. Entry type: [Door].
@NullMarked
package org.umbel.web.door;

import org.jspecify.annotations.NullMarked;
