/// What requests are answered with, whatever they are about: JSON, problems, other pages. Entry
/// type: [Json].
@NullMarked
package org.umbel.web.answer;

import org.jspecify.annotations.NullMarked;
