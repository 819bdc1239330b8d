package org.umbel.flows;

import java.util.List;
import org.umbel.domain.greeting.GreetingSettings;
import org.umbel.domain.greeting.Profile;
import org.umbel.domain.menu.MenuSettings;

/// Greetings, profiles and the PIN, set by phone (TU-9, CA-4, CA-6, CA-9, WM-4).
final class GreetingScenes {
  private GreetingScenes() {}

  static Chapter greetings() {
    return Chapter.inTheBox("greeting-menu", "Greeting and name", "3")
        .scene("A greeting is recorded", "1", "says 5 s", "#", "1")
        .scene("It is listened to first", "1", "says 5 s", "#", "2", "1")
        .scene("It is recorded again", "1", "says 5 s", "#", "3", "says 6 s", "#", "1")
        .scene("It is dropped", "1", "says 5 s", "#", "*")
        .scene("Too short a greeting", "1", "says 0.4 s", "#")
        .scene("The longest greeting", "1", "says 600 s", "1")
        .scene("The disk is full before", house -> house.greetings.full = true, "1")
        .scene("The disk is full meanwhile", "1", "the disk is full")
        .scene("The greeting is listened to", Situation::annasGreeting, "2")
        .scene("There is no greeting to listen to", "2")
        .scene("The greeting is deleted", Situation::annasGreeting, "3")
        .scene("There is no greeting to delete", "3")
        .scene("The name is recorded", "4", "says 2 s", "#", "1")
        .scene("The name is listened to", Situation::annasName, "5")
        .scene("There is no name to listen to", "5")
        .scene("The name is deleted", Situation::annasName, "6")
        .scene("There is no name to delete", "6")
        .scene("The choices once more", "0", "*")
        .scene("Back to the menu", "*")
        .scene("Nothing can be deleted by phone", GreetingScenes::noDeleting, "3")
        .scene("The settings cannot be changed", GreetingScenes::settingsAway, "74");
  }

  private static void noDeleting(House house) {
    Situation.system(house, MenuSettings.DELETE_GREETING, false);
  }

  private static void settingsAway(House house) {
    house.vault.away = true;
  }

  static Chapter profiles() {
    return Chapter.inTheBox("profiles", "Choosing a profile", "3")
        .scene("Work", "7", "1")
        .scene("Mobile", "7", "2")
        .scene("Home", "7", "3")
        .scene("Vacation", "7", "4")
        .scene("The first custom profile", "7", "5")
        .scene("The second custom profile", "7", "6")
        .scene("None after all", "7", "*")
        .scene("None after working on another greeting", "9", "4", "7", "*")
        .scene("Only two are offered", GreetingScenes::twoProfiles, "7", "4", "3")
        .scene("The greeting of another profile", "9", "4", "1", "says 5 s", "#", "1")
        .scene("The greeting for colleagues", "9", "7", "2");
  }

  private static void twoProfiles(House house) {
    Situation.system(house, GreetingSettings.OFFERED, List.of(Profile.WORK, Profile.HOME));
  }

  static Chapter options() {
    return Chapter.inTheBox("profile-options", "The options of a profile", "38")
        .scene("No messages, and messages again", "1", "1")
        .scene("Callers are put through", "2", "4001#", "*")
        .scene("To a number outside", "2", "0171123456#")
        .scene("The number is not typed", "2", "*")
        .scene("Nothing is typed", "2", "#")
        .scene("Callers are no longer put through", Situation::putThrough, "3")
        .scene("Greetings in the other language and back", "4", "4")
        .scene("The name only, and own words again", GreetingScenes::kinds, "5", "5")
        .scene("All greetings are deleted", GreetingScenes::deletingAll, "6", "1")
        .scene("They are not deleted after all", GreetingScenes::deletingAll, "6", "*")
        .scene("Back to the menu", "*");
  }

  private static void kinds(House house) {
    Situation.system(house, MenuSettings.GREETING_KIND, true);
  }

  private static void deletingAll(House house) {
    Situation.system(house, MenuSettings.DELETE_ALL_GREETINGS, true);
    Situation.annasGreeting(house);
  }

  static Chapter pin() {
    return Chapter.inTheBox("pin", "Changing the PIN", "4")
        .scene("Changed", "905142#", "905142#")
        .scene("Given up by the star key", "*")
        .scene("It cannot be kept", house -> house.pins.full = true, "905142#", "905142#")
        .scene("Nothing is typed", "waits")
        .scene("Two that differ, then another one", "905142#", "905143#", "905142#905142#")
        .scene("Too short", "9051#", "9051#")
        .scene("Too simple", "123456#", "123456#")
        .scene("Three that are refused", "1#1#", "2#2#", "3#3#")
        .scene("The same as before", House.ANNAS_PIN + "#", House.ANNAS_PIN + "#")
        .scene("One of former times", "905142#", "905142#", "4", "284617#", "284617#");
  }
}
