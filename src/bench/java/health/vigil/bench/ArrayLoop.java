package health.vigil.bench;

/// The limit: the least a processor can do. One array per fact, one series after the other, no objects.
final class ArrayLoop implements Contender {
    private static final byte QUIET = 0;
    private static final byte WAITING = 1;
    private static final byte ALARM = 2;
    private static final byte RECOVERING = 3;

    private final Alarms alarms;
    private final float[] low = new float[Numeric.COUNT];
    private final float[] high = new float[Numeric.COUNT];
    private final byte[] state;
    private final long[] since;

    ArrayLoop(Load load, Alarms alarms) {
        this.alarms = alarms;
        state = new byte[load.series()];
        since = new long[load.series()];
        for (var numeric : Numeric.values()) {
            low[numeric.ordinal()] = (float) numeric.low;
            high[numeric.ordinal()] = (float) numeric.high;
        }
    }

    @Override
    public void second(long second, float[] values) {
        for (int i = 0; i < values.length; )
            for (int n = 0; n < Numeric.COUNT; n++, i++) {
                var beyond = values[i] < low[n] || values[i] > high[n];
                if (beyond || state[i] != QUIET) judge(i, beyond, second);
            }
    }

    private void judge(int i, boolean beyond, long second) {
        switch (state[i]) {
            case QUIET -> go(i, WAITING, second);
            case WAITING -> {
                if (!beyond) state[i] = QUIET;
                else if (second - since[i] >= DELAY_SECONDS) {
                    state[i] = ALARM;
                    alarms.began(i, second);
                }
            }
            case ALARM -> {
                if (!beyond) go(i, RECOVERING, second);
            }
            default -> {
                if (beyond) state[i] = ALARM;
                else if (second - since[i] >= CLEAR_SECONDS) {
                    state[i] = QUIET;
                    alarms.ended(i, second);
                }
            }
        }
    }

    private void go(int i, byte next, long second) {
        state[i] = next;
        since[i] = second;
    }
}
