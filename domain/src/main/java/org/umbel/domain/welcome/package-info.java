/// How people are told of their voice boxes and PINs. Entry types: [Welcome] writes to those who
/// are called for the first time, [PinLetters] to those whose box is locked or whose PIN expires.
@NullMarked
package org.umbel.domain.welcome;

import org.jspecify.annotations.NullMarked;
