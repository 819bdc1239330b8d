package org.umbel.domain.station;

import java.util.List;
import java.util.function.Consumer;
import org.umbel.domain.person.Extension;

/// Where registrations survive a restart. A crash may lose what was changed in the second before;
/// phones mend that when they register again. Safe for all threads.
public interface RegistrationVault {

  /// Keeps nothing.
  RegistrationVault NONE =
      new RegistrationVault() {
        @Override
        public void restore(Consumer<Registration> restored) {}

        @Override
        public void keep(Extension owner, List<Registration> all) {}
      };

  /// Hands out what was kept before this start, expired ones included. Waits for the disk.
  void restore(Consumer<Registration> restored);

  /// From now on these are all phones of the owner. Returns at once.
  void keep(Extension owner, List<Registration> all);
}
