/// Who is told of new messages, and how. Entry type: [NoticeSettings].
@NullMarked
package org.umbel.domain.notice;

import org.jspecify.annotations.NullMarked;
