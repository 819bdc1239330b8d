/// Brings short texts to mobile phones, by SMPP and by HTTP. Entry type: [TextWays].
@NullMarked
package org.umbel.notice;

import org.jspecify.annotations.NullMarked;
