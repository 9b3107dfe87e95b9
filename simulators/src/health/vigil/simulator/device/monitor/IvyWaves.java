package health.vigil.simulator.device.monitor;

import health.vigil.simulator.child.Child;
import health.vigil.simulator.device.Finger;

/// The waves of the latest second as an Ivy writes them: 200 bytes of ECG, 50 each of respiration, pleth and two
/// invasive pressures that nobody has connected (serial-protocols.md 5.5).
final class IvyWaves {
    static final int BYTES = 400;

    private static final int STEPS_PER_SECOND = 100;
    private static final int ECG_ZERO = 100;
    private static final int R_WAVE = 50; // 1 mV at 0.02 mV a step
    private static final int AT_RESPIRATION = 200;
    private static final int RESPIRATION_ZERO = 100;
    private static final double RESPIRATION_SWING = 40;
    private static final int AT_PLETH = 250;
    private static final int PLETH_ZERO = 86;
    private static final double PLETH_SWING = 100;
    private static final int AT_PRESSURES = 300;
    private static final byte NO_TRANSDUCER = (byte) 0xFB;

    private final Child child;
    private final byte[] bytes = new byte[BYTES];
    private int beats;
    private int at;

    IvyWaves(Child child) {
        this.child = child;
        for (int i = AT_PRESSURES; i < BYTES; i++) bytes[i] = NO_TRANSDUCER;
    }

    /// A hundredth of a second later: two samples of ECG, and of the others every second time one.
    void step(Finger finger) {
        var beat = child.beats() != beats;
        beats = child.beats();
        bytes[2 * at] = (byte) (ECG_ZERO + (beat ? R_WAVE : 0));
        bytes[2 * at + 1] = ECG_ZERO;
        if (at % 2 == 0) {
            bytes[AT_RESPIRATION + at / 2] = (byte) Math.round(RESPIRATION_ZERO + RESPIRATION_SWING * child.chest());
            bytes[AT_PLETH + at / 2] = (byte) Math.round(PLETH_ZERO + PLETH_SWING * finger.pleth());
        }
        at = (at + 1) % STEPS_PER_SECOND;
    }

    /// Of the latest second.
    byte[] bytes() {
        return bytes.clone();
    }
}
