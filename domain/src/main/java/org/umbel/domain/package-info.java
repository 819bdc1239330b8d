/// The words and rules of unified messaging, and the ports to the outside. Does no input or output
/// of its own.
@NullMarked
package org.umbel.domain;

import org.jspecify.annotations.NullMarked;
