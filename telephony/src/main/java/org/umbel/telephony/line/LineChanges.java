package org.umbel.telephony.line;

import java.util.ArrayList;
import java.util.List;

/// What became of the lines, by their names. Lines that are in none of the lists went on untouched.
///
/// @param begun lines there were none of before
/// @param changed while they went on working
/// @param renewed ended and begun anew, because a change could not be made while they worked
/// @param ended and there no more
public record LineChanges(
    List<String> begun, List<String> changed, List<String> renewed, List<String> ended) {

  /// In words, one sentence for each line.
  public List<String> words() {
    var words = new ArrayList<String>();
    begun.forEach(name -> words.add("line " + name + " begun"));
    changed.forEach(name -> words.add("line " + name + " changed, its calls go on"));
    renewed.forEach(name -> words.add("line " + name + " ended and begun anew"));
    ended.forEach(name -> words.add("line " + name + " ended"));
    return words;
  }
}
