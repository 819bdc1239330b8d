/// A person's settings in one attribute of the directory. Entry type: [DirectorySettingsVault].
@NullMarked
package org.umbel.directory.settings;

import org.jspecify.annotations.NullMarked;
