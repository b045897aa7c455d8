package id.layanan112.intake.centre;

import id.layanan112.contracts.CentreState;
import id.layanan112.kit.web.Problem;
import id.layanan112.kit.web.RegionErrors;
import id.layanan112.regions.CallCentre;
import id.layanan112.regions.CallCentres;
import id.layanan112.regions.RegionCode;
import id.layanan112.regions.Regions;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What is wrong with what is proposed for a centre. */
final class CentreErrors {
    private static final int NAME_CHARS = 200;
    private static final int LIST = 100;
    private static final int DESKS = 1_000;
    private static final Pattern CODE = Pattern.compile("[1-9][0-9](\\.[0-9]{2})?");
    private static final Pattern NUMBER = Pattern.compile("\\+?[0-9 ()-]{3,20}");

    private final String code;
    private final CallCentres others;
    private final List<Problem.FieldError> errors = new ArrayList<>();

    private CentreErrors(String code, CallCentres others) {
        this.code = code;
        this.others = others;
    }

    /** @param centres that there are, this one among them when it is not new */
    static List<Problem.FieldError> of(String code, CentreSettings wanted, CallCentres centres) {
        CentreErrors found = new CentreErrors(code, centres);
        found.itself(wanted);
        found.regions(wanted.regions());
        found.centres("neighbours", wanted.neighbours());
        found.centres("deputy", Optional.ofNullable(wanted.deputy()).stream().toList());
        found.people(wanted);
        return found.errors;
    }

    private void itself(CentreSettings wanted) {
        if (!CODE.matcher(code).matches()) {
            add(
                    "code",
                    "no-such-code",
                    "Gunakan kode wilayah atau provinsinya.",
                    "Use its region's or province's code.");
        }
        if (wanted.name() == null || wanted.name().isBlank() || wanted.name().length() > NAME_CHARS) {
            add("name", "missing-or-too-long", "Isi nama, 1 sampai 200 huruf.", "Give a name of 1 to 200 characters.");
        }
        if (wanted.state() == null || wanted.state() == CentreState.OTHER) {
            add(
                    "state",
                    "missing",
                    "Isi PREPARING, TRIAL, ACTIVE atau SUSPENDED.",
                    "Give PREPARING, TRIAL, ACTIVE or SUSPENDED.");
        }
        if (wanted.desks() != null && (wanted.desks() < 1 || wanted.desks() > DESKS)) {
            add("desks", "out-of-range", "Isi 1 sampai 1000.", "Give 1 to 1000.");
        }
    }

    private void regions(List<String> regions) {
        if (regions.isEmpty() || regions.size() > LIST) {
            add("regions", "missing", "Isi wilayah yang dilayani.", "Give the regions that it serves.");
        }
        for (int i = 0; i < regions.size(); i++) {
            region("regions[" + i + "]", regions.get(i), regions.subList(0, i).contains(regions.get(i)));
        }
    }

    private void region(String field, String text, boolean again) {
        Optional<RegionCode> region =
                RegionCode.parse(text).filter(one -> Regions.find(one).isPresent());
        if (region.isEmpty()) {
            errors.add(RegionErrors.unknown(field, text));
            return;
        }
        if (again) {
            add(field, "twice", "Wilayah ini disebut dua kali.", "This region is named twice.");
        }
        if (!text.equals(code) && !text.startsWith(code + ".")) {
            add(
                    field,
                    "not-of-this-code",
                    "Wilayah ini tidak termasuk kode " + code + ".",
                    "This region does not belong to the code " + code + ".");
        }
        others.ofRegion(region.get())
                .map(CallCentre::code)
                .filter(other -> !other.equals(code))
                .ifPresent(other -> add(
                        field,
                        "has-a-centre",
                        "Wilayah ini dilayani pusat " + other + ".",
                        "This region is served by the centre " + other + "."));
    }

    private void centres(String field, List<String> named) {
        if (named.size() > LIST
                || named.stream()
                        .anyMatch(one -> one.equals(code) || others.find(one).isEmpty())) {
            add(field, "no-such-centre", "Sebut pusat lain yang ada.", "Name other centres that exist.");
        }
    }

    private void people(CentreSettings wanted) {
        List<String> numbers = wanted.numbers();
        if (numbers.size() > LIST || !numbers.stream().allMatch(CentreErrors::isNumber)) {
            add("numbers", "no-number", "Isi nomor telepon.", "Give telephone numbers.");
        }
        List<CentreSettings.Supervisor> supervisors = wanted.supervisors();
        for (int i = 0; i < supervisors.size(); i++) {
            CentreSettings.Supervisor one = supervisors.get(i);
            if (one.subject() == null
                    || one.subject().isBlank()
                    || one.subject().length() > NAME_CHARS) {
                add("supervisors[" + i + "].subject", "missing", "Isi akun pengawas.", "Give the account.");
            }
            if (!isNumber(one.telephone())) {
                add("supervisors[" + i + "].telephone", "no-number", "Isi nomor telepon.", "Give a telephone number.");
            }
        }
        if (supervisors.size() > LIST) {
            add("supervisors", "too-many", "Paling banyak 100.", "At most 100.");
        }
    }

    private static boolean isNumber(@Nullable String text) {
        return text != null && NUMBER.matcher(text).matches();
    }

    private void add(String field, String what, String id, String en) {
        errors.add(new Problem.FieldError(field, what, new Problem.Text(id, en)));
    }
}
