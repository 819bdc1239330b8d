/// Texts by SMPP 3.4 to the SMS centre of a carrier. Entry type: [SmppLink].
@NullMarked
package org.umbel.notice.smpp;

import org.jspecify.annotations.NullMarked;
