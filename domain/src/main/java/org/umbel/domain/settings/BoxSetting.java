package org.umbel.domain.settings;

import java.util.regex.Pattern;

/// One thing that can be set about voice boxes.
///
/// @param key small letters, digits, hyphens and dots, such as `pin.shortest`; it never changes
///   once released, since files and directories hold it
/// @param standard what holds when nobody has set it
/// @param reach who can have it differ, where the administrator has not decided otherwise, see
///   `catalogue.Reaches`
/// @param meaning in whole sentences, for manuals and screens
/// @param features rows of the feature list that it serves
/// @param source where the manual of the system that is replaced has it: chapter, and its label
public record BoxSetting<T>(
    String key,
    Form<T> form,
    T standard,
    Reach reach,
    String meaning,
    String features,
    String source) {
  private static final Pattern KEY = Pattern.compile("[a-z0-9-]+(\\.[a-z0-9-]+){0,3}");

  public BoxSetting {
    if (!KEY.matcher(key).matches()) {
      throw new IllegalArgumentException("Not a key of a setting: \"" + key + "\"");
    }
  }

  /// Who can have a setting differ from the default.
  public enum Reach {
    /// It is the same for everybody.
    SYSTEM,
    /// An administrator may set it for one person; the person does not see it.
    ADMINISTRATOR,
    /// The person sees it, too.
    SEEN,
    /// The person may change it by phone, page and program.
    CHANGEABLE;

    public boolean personal() {
      return this != SYSTEM;
    }
  }

  /// The default as text.
  public String standardText() {
    return form.write(standard);
  }
}
