package health.vigil.bench;

/// Who takes part.
public enum Entry {
    ARRAY_LOOP("plain array loop (limit)"),
    BED_OBJECTS("object per bed in a map"),
    ESPER("Esper, best formulation"),
    VIGIL("Vigil, readings alone"),
    VIGIL_TICKED("Vigil with its ticks"),
    VIGIL_FULL("Vigil, all rules, readings alone"),
    VIGIL_FULL_TICKED("Vigil, all rules, with its ticks");

    private final String words;

    Entry(String words) {
        this.words = words;
    }

    /// As the table says it.
    String words() {
        return words;
    }

    Contender contender(Load load, Alarms alarms) {
        return switch (this) {
            case ARRAY_LOOP -> new ArrayLoop(load, alarms);
            case BED_OBJECTS -> new BedObjects(load, alarms);
            case ESPER -> new EsperRules(load, alarms);
            case VIGIL -> VigilEngine.simple(load, alarms, false);
            case VIGIL_TICKED -> VigilEngine.simple(load, alarms, true);
            case VIGIL_FULL -> VigilEngine.full(load, alarms, false);
            case VIGIL_FULL_TICKED -> VigilEngine.full(load, alarms, true);
        };
    }

    /// What is right for it to find.
    Contender reference(Load load, Alarms alarms) {
        return switch (this) {
            case ARRAY_LOOP, BED_OBJECTS, ESPER, VIGIL, VIGIL_TICKED -> new ReferenceModel(load, alarms);
            case VIGIL_FULL, VIGIL_FULL_TICKED -> new ReferenceModel(load, alarms, VigilEngine.fullRules());
        };
    }
}
