package health.vigil.simulation;

import health.vigil.vital.Vital;
import java.util.SplittableRandom;

/// The truth: vital signs that are mostly calm and sometimes go wrong for a while. One call a second.
final class Child {
    private static final Vital[] VITALS = Vital.values();

    private final SplittableRandom random;
    private final double[] calm = new double[VITALS.length];
    private final double[] now = new double[VITALS.length];
    private final double[] goal = new double[VITALS.length];
    private final int[] left = new int[VITALS.length];

    Child(SplittableRandom random) {
        this.random = random;
        set(Vital.SPO2, 98);
        set(Vital.PULSE_RATE, 100);
        set(Vital.HEART_RATE, 100);
        set(Vital.RESPIRATION_RATE, 22);
        set(Vital.ETCO2, 38);
        set(Vital.FICO2, 0);
        set(Vital.NIBP_SYSTOLIC, 100);
        set(Vital.NIBP_DIASTOLIC, 60);
        set(Vital.NIBP_MEAN, 73);
        set(Vital.TEMPERATURE, 37);
        set(Vital.PERFUSION_INDEX, 3);
    }

    private void set(Vital vital, double value) {
        calm[vital.ordinal()] = value;
        now[vital.ordinal()] = value;
        goal[vital.ordinal()] = value;
    }

    double value(Vital vital) {
        var exact = now[vital.ordinal()];
        return vital.decimals() == 0 ? Math.rint(exact) : Math.rint(exact * 10) / 10;
    }

    /// Breathing has stopped altogether.
    boolean apnoeic() {
        return value(Vital.RESPIRATION_RATE) < 1;
    }

    /// A second passes.
    void second() {
        for (var vital : VITALS) second(vital);
        now[Vital.HEART_RATE.ordinal()] = now[Vital.PULSE_RATE.ordinal()];
    }

    private void second(Vital vital) {
        int i = vital.ordinal();
        if (left[i] > 0 && --left[i] == 0) goal[i] = calm[i];
        if (left[i] == 0 && random.nextInt(900) == 0) trouble(vital);
        var speed = 0.05 + random.nextDouble(0.4);
        now[i] += (goal[i] - now[i]) * speed;
        if (Math.abs(goal[i] - now[i]) < 0.5) now[i] = goal[i];
    }

    private void trouble(Vital vital) {
        int i = vital.ordinal();
        left[i] = 3 + random.nextInt(random.nextInt(4) == 0 ? 300 : 40);
        goal[i] = switch (vital) {
            case SPO2 -> random.nextInt(65, 96);
            case PULSE_RATE, HEART_RATE -> random.nextInt(35, 200);
            case RESPIRATION_RATE -> random.nextInt(3) == 0 ? 0 : random.nextInt(4, 60);
            case ETCO2 -> random.nextInt(10, 80);
            case FICO2 -> random.nextInt(0, 12);
            case NIBP_SYSTOLIC -> random.nextInt(50, 190);
            case NIBP_DIASTOLIC -> random.nextInt(25, 110);
            case NIBP_MEAN -> random.nextInt(35, 130);
            case TEMPERATURE -> random.nextInt(34, 42);
            case PERFUSION_INDEX -> random.nextDouble(0.05, 10);
        };
    }

    /// From now on nothing goes wrong any more.
    void heal() {
        for (int i = 0; i < now.length; i++) {
            left[i] = Integer.MAX_VALUE;
            goal[i] = calm[i];
        }
    }
}
