package org.umbel.domain.agent.options;

import java.util.Optional;

/// What the windows of the worker's client show and play (WC-2 to WC-6, KW-9).
///
/// @param chatTitle of the window of a chat
/// @param chatConsultTitle of the window of a consultation by chat
/// @param logoutMenu whether the state menu offers to log out
/// @param locale of browsers that ask for no language there is: `en`, `fr`, `de`, `it`, `ru`, `es`;
///   empty for the machine's
/// @param audioOnPreview what is played while an offer is open: a URL, or a file's name
/// @param audioOnRing what is played while the phone rings
/// @param popupKey windows open by themselves only for calls whose user data has this key; empty:
///   for all calls. Previews are always shown
public record WindowOptions(
    String chatTitle,
    String chatConsultTitle,
    boolean logoutMenu,
    Optional<String> locale,
    Optional<String> audioOnPreview,
    Optional<String> audioOnRing,
    Optional<String> popupKey,
    HelpPages help,
    HotKeys keys) {

  public static final WindowOptions STANDARD =
      new WindowOptions(
          "Chat",
          "Consulting Chat",
          false,
          Optional.of("en"),
          Optional.empty(),
          Optional.empty(),
          Optional.empty(),
          new HelpPages(Optional.empty(), Optional.empty(), Optional.empty()),
          new HotKeys(Optional.empty(), Optional.empty()));

  /// The same without logging out in the menu.
  public WindowOptions withoutLogout() {
    return new WindowOptions(
        chatTitle,
        chatConsultTitle,
        false,
        locale,
        audioOnPreview,
        audioOnRing,
        popupKey,
        help,
        keys);
  }

  /// Where the help buttons lead; a window without a page has no button (WC-5).
  public record HelpPages(
      Optional<String> callControl, Optional<String> interaction, Optional<String> login) {}

  /// What is pressed to answer an offer; empty: no key does (WC-4).
  public record HotKeys(Optional<HotKey> accept, Optional<HotKey> reject) {}
}
