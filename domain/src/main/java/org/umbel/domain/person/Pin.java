package org.umbel.domain.person;

/// A secret number, as typed. Shown as `***` wherever it is printed.
public record Pin(String digits) {

  public Pin {
    if (!digits.matches("[0-9]{1,24}")) {
      throw new IllegalArgumentException("A PIN has one to 24 digits");
    }
  }

  @Override
  public String toString() {
    return "***";
  }
}
