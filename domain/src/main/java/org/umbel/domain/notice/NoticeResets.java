package org.umbel.domain.notice;

import java.util.List;
import org.umbel.domain.person.Extension;
import org.umbel.domain.person.Person;

/// Ends that people are told of messages, and begins anew (MW-5). Safe for all threads; waits for
/// disks and the directory.
public interface NoticeResets {

  /// Lamps go out and no mobile phone is told until another message comes. The messages stay new.
  ///
  /// @throws NoticesUnavailable when nothing was changed
  void switchOff(Person person);

  /// The same for everybody: counting starts at zero and nobody counts as told.
  ///
  /// @return how many people there are
  /// @throws NoticesUnavailable when nothing was changed
  int startAnew();

  /// Takes everybody's own rules away, so that those of the system hold: from how many new messages
  /// of a kind on the lamp and the mobile phone tell. Numbers of phones stay.
  RulesReset standardRules();

  /// What became of it.
  ///
  /// @param changed how many people had rules of their own
  /// @param failed whose settings could not be changed now
  record RulesReset(int changed, List<Extension> failed) {
    public RulesReset {
      failed = List.copyOf(failed);
    }
  }
}
