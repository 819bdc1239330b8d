package org.umbel.testkit.sound;

/// The fast Fourier transform, as far as a correlation needs it.
final class Fourier {
  private Fourier() {}

  /// The sums of products of `played`, shifted by each place, with `heard`.
  static double[] correlate(short[] played, short[] heard) {
    int size = Integer.highestOneBit(played.length + heard.length) * 2;
    double[] aReal = widen(played, size);
    double[] aImaginary = new double[size];
    double[] bReal = widen(heard, size);
    double[] bImaginary = new double[size];
    transform(aReal, aImaginary, false);
    transform(bReal, bImaginary, false);
    for (int i = 0; i < size; i++) {
      double real = bReal[i] * aReal[i] + bImaginary[i] * aImaginary[i];
      bImaginary[i] = bImaginary[i] * aReal[i] - bReal[i] * aImaginary[i];
      bReal[i] = real;
    }
    transform(bReal, bImaginary, true);
    for (int i = 0; i < size; i++) {
      bReal[i] /= size;
    }
    return bReal;
  }

  private static double[] widen(short[] samples, int size) {
    var wide = new double[size];
    for (int i = 0; i < samples.length; i++) {
      wide[i] = samples[i];
    }
    return wide;
  }

  /// In place, by halving: Cooley and Tukey, radix two; the size is a power of two.
  private static void transform(double[] real, double[] imaginary, boolean back) {
    reverseBits(real, imaginary);
    for (int span = 2; span <= real.length; span *= 2) {
      double angle = (back ? 2 : -2) * Math.PI / span;
      double stepReal = Math.cos(angle);
      double stepImaginary = Math.sin(angle);
      for (int block = 0; block < real.length; block += span) {
        double turnReal = 1;
        double turnImaginary = 0;
        for (int i = block; i < block + span / 2; i++) {
          int j = i + span / 2;
          double otherReal = real[j] * turnReal - imaginary[j] * turnImaginary;
          double otherImaginary = real[j] * turnImaginary + imaginary[j] * turnReal;
          real[j] = real[i] - otherReal;
          imaginary[j] = imaginary[i] - otherImaginary;
          real[i] += otherReal;
          imaginary[i] += otherImaginary;
          double next = turnReal * stepReal - turnImaginary * stepImaginary;
          turnImaginary = turnReal * stepImaginary + turnImaginary * stepReal;
          turnReal = next;
        }
      }
    }
  }

  private static void reverseBits(double[] real, double[] imaginary) {
    int shift = Integer.numberOfLeadingZeros(real.length) + 1;
    for (int i = 0; i < real.length; i++) {
      int j = Integer.reverse(i) >>> shift;
      if (j > i) {
        double swap = real[i];
        real[i] = real[j];
        real[j] = swap;
        swap = imaginary[i];
        imaginary[i] = imaginary[j];
        imaginary[j] = swap;
      }
    }
  }
}
