/// The people of the directory, kept as a snapshot that is read in pages and follows changes. Entry
/// type: [DirectoryPeople].
@NullMarked
package org.umbel.directory.people;

import org.jspecify.annotations.NullMarked;
