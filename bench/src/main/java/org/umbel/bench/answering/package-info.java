/// Programs that answer every call at once, to be measured in a process of their own: a responder
/// without state, our SIP room, and an established Java SIP stack. [Answerer] starts one.
@NullMarked
package org.umbel.bench.answering;

import org.jspecify.annotations.NullMarked;
