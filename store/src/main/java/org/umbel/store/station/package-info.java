/// Registrations of phones, kept over a restart (ST-3). Entry type: [FileRegistrationVault].
@NullMarked
package org.umbel.store.station;

import org.jspecify.annotations.NullMarked;
