package health.vigil.decode.cuff;

/// What a SunTech module's codes mean (serial-protocols.md 3.1).
final class SunTechWords {
    private SunTechWords() {}

    /// Words for the error byte of a result.
    static String error(int code) {
        return switch (code) {
            case 1 -> "weak or no signal";
            case 2 -> "artifact or erratic signal";
            case 3 -> "pressure out of range";
            case 4 -> "took too long";
            case 85 -> "air hose blocked";
            case 86 -> "stopped by the user";
            case 87 -> "cuff leaks or is loose";
            case 88 -> "safety time-out";
            case 89 -> "cuff over-pressure";
            case 90 -> "power or hardware fault";
            case 91 -> "not permitted or zeroing failed";
            case 97 -> "transducer out of range";
            case 99 -> "calibration memory fault";
            default -> "error " + code;
        };
    }

    /// True of an error that the child or the limb is the cause of: the next determination may succeed.
    static boolean passing(int code) {
        return code >= 1 && code <= 4;
    }

    /// True of an error of the module itself: it must be looked at before it presses an arm again.
    static boolean outOfOrder(int code) {
        return switch (code) {
            case 88, 89, 90, 91, 97, 99 -> true;
            default -> false;
        };
    }

    /// Words for a reply letter that ends or refuses a determination.
    static String reply(char letter) {
        return switch (letter) {
            case SunTechFrames.ABORTED -> "stopped";
            case SunTechFrames.BUSY -> "cuff is busy";
            case SunTechFrames.ERROR -> "cuff reports an error";
            case SunTechFrames.UNDEFINED -> "cuff does not know the command";
            case SunTechFrames.UNRECOGNISABLE -> "cuff did not understand the command";
            case SunTechFrames.SLEEPING -> "cuff is asleep";
            case SunTechFrames.TIMED_OUT -> "cuff timed out";
            default -> "cuff replied '" + letter + "'";
        };
    }
}
