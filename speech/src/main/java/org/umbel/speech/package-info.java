/// Prompts in every language that callers hear.
@NullMarked
package org.umbel.speech;

import org.jspecify.annotations.NullMarked;
