package org.umbel.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/// Statistics and how figures are written.
public final class Figures {
  private Figures() {}

  /// The value that so great a part of all values does not exceed; not a number without values.
  ///
  /// @param part 0 to 1
  public static double quantile(List<Double> values, double part) {
    if (values.isEmpty()) return Double.NaN;
    var sorted = values.stream().mapToDouble(Double::doubleValue).toArray();
    Arrays.sort(sorted);
    int index = (int) Math.ceil(part * sorted.length) - 1;
    return sorted[Math.clamp(index, 0, sorted.length - 1)];
  }

  public static double median(List<Double> values) {
    return quantile(values, 0.5);
  }

  /// With so many digits behind the point; `–` for what is not a number.
  public static String number(double value, int digits) {
    if (Double.isNaN(value) || Double.isInfinite(value)) return "–";
    return String.format(Locale.ROOT, "%,." + digits + "f", value).replace(',', ' ');
  }

  public static String whole(double value) {
    return number(value, 0);
  }

  /// How many times the other: `2.5 ×`.
  public static String ratio(double value, double other) {
    return number(value / other, 2) + " ×";
  }

  public static String megabytes(long bytes) {
    return number(bytes / 1e6, 0) + " MB";
  }

  public static String percent(double part, double whole) {
    return number(100 * part / whole, 1) + " %";
  }
}
