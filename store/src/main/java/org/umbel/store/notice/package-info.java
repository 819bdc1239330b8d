/// Who was told of messages, in files. Entry type: [FileNoticeBook].
@NullMarked
package org.umbel.store.notice;

import org.jspecify.annotations.NullMarked;
