package org.umbel.domain.agent.options;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What of the user data is shown where, and under which key notes are kept (KW-7).
///
/// @param preview shown with an offer
/// @param call shown with a call or chat
/// @param contact what names the customer
/// @param headers of calls straight to a worker whose values become user data; contact points have
///   their own
/// @param title of the part of the window that shows it
public record UserDataOptions(
    List<ShownData> preview,
    List<ShownData> call,
    Optional<ShownData> contact,
    Set<String> headers,
    String title,
    boolean onRinging,
    boolean contactOnPreview,
    boolean contactOnRinging,
    Notes notes) {

  public static final UserDataOptions STANDARD =
      new UserDataOptions(
          List.of(),
          List.of(),
          Optional.of(new ShownData("Contact", "USER-ID")),
          Set.of("User-to-User"),
          "Case data",
          false,
          false,
          false,
          new Notes("KW_ITX_NOTES", "Notes", false, false));

  /// What the worker writes down.
  ///
  /// @param key of the user data
  public record Notes(String key, String title, boolean onPreview, boolean onRinging) {}
}
