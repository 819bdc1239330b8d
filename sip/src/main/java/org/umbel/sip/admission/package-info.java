/// What is taken on, from whom, and when it becomes too much: [Admission].
@NullMarked
package org.umbel.sip.admission;

import org.jspecify.annotations.NullMarked;
