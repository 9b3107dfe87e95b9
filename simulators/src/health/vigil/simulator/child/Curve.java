package health.vigil.simulator.child;

/// A curve through points, straight between them and level outside.
final class Curve {
    private final double[] points;

    /// @param points x, y, x, y ... with rising x
    Curve(double... points) {
        this.points = points;
    }

    double at(double x) {
        if (x <= points[0]) return points[1];
        for (int i = 2; i < points.length; i += 2)
            if (x <= points[i]) return between(i - 2, (x - points[i - 2]) / (points[i] - points[i - 2]));
        return points[points.length - 1];
    }

    private double between(int i, double share) {
        return points[i + 1] + share * (points[i + 3] - points[i + 1]);
    }
}
