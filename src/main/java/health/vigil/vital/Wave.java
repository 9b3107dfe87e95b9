package health.vigil.vital;

/// A signal sampled many times a second, with its ISO/IEEE 11073-10101 code.
public enum Wave {
    /// Photoplethysmogram, arbitrary units of the device.
    PLETH(150452, "MDC_PULS_OXIM_PLETH", "Pleth", ""),
    /// Carbon dioxide in the airway, in tenths of mmHg.
    CO2(151724, "MDC_AWAY_CO2", "CO2", "mmHg/10"),
    /// Movement of the chest by its impedance, arbitrary units of the device.
    RESP(151552, "MDC_RESP", "Resp", ""),
    /// Electrocardiogram of one lead, in microvolts.
    ECG(131328, "MDC_ECG_ELEC_POTL", "ECG", "uV");

    private final int code;
    private final String refId;
    private final String label;
    private final String sampleUnit;

    Wave(int code, String refId, String label, String sampleUnit) {
        this.code = code;
        this.refId = refId;
        this.label = label;
        this.sampleUnit = sampleUnit;
    }

    public int code() {
        return code;
    }

    public String refId() {
        return refId;
    }

    public String label() {
        return label;
    }

    /// What one step of a sample means.
    public String sampleUnit() {
        return sampleUnit;
    }
}
