/// What every page is made of: templates, texts, times, forms. Entry type: [Page].
@NullMarked
package org.umbel.web.page;

import org.jspecify.annotations.NullMarked;
