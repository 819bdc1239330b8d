/// REST interface and web pages.
@NullMarked
package org.umbel.web;

import org.jspecify.annotations.NullMarked;
