"""Lines of a GeoNames dump for tests, made from a few cells each."""


def dump_line(number, name, feature, country, admin1, lat, lon, *, people=0, others="", feature_class=None):
    """One line of nineteen columns."""
    kind = feature_class or {"PCLI": "A", "ADM1": "A", "ADM2": "A", "SEA": "H", "PPL": "P"}.get(feature, "S")
    cells = [
        number,
        name,
        name,
        others,
        lat,
        lon,
        kind,
        feature,
        country,
        "",
        admin1,
        "",
        "",
        "",
        people,
        "",
        "",
        "",
        "",
    ]
    return "\t".join(map(str, cells)) + "\n"


SMALL_WORLD = (
    dump_line(1, "Syria", "PCLI", "SY", "00", 35, 38, people=16_900_000, others="Syrian Arab Republic"),
    dump_line(2, "Lebanon", "PCLI", "LB", "00", 33.9, 35.8, people=6_800_000),
    dump_line(3, "Libya", "PCLI", "LY", "00", 28, 17, people=6_800_000),
    dump_line(4, "Nigeria", "PCLI", "NG", "00", 10, 8, people=195_900_000),
    dump_line(10, "Homs Governorate", "ADM1", "SY", "11", 34.4, 38.0, people=1_500_000, others="Homs"),
    dump_line(11, "Homs", "PPL", "SY", "11", 34.72, 36.73, people=775_404, others="Hims,Emesa"),
    dump_line(12, "Al Khums", "PPL", "LY", "77", 32.65, 14.26, people=201_943, others="Homs"),
    dump_line(13, "Damascus", "PPL", "SY", "13", 33.51, 36.29, people=1_569_394),
    dump_line(14, "Ḩammūrīyah", "PPL", "SY", "08", 33.52, 36.43, people=4_000),
    dump_line(15, "Idlib", "PPL", "SY", "12", 35.93, 36.63, people=128_840),
    dump_line(16, "Aleppo", "PPL", "SY", "09", 36.2, 37.16, people=2_100_000),
    dump_line(20, "Tripoli", "PPL", "LY", "77", 32.89, 13.19, people=1_150_989),
    dump_line(21, "Tripoli", "PPL", "LB", "09", 34.43, 35.84, people=229_398),
    dump_line(22, "Beirut", "PPL", "LB", "04", 33.89, 35.5, people=1_916_100),
    dump_line(30, "Kano", "PPL", "NG", "29", 12.0, 8.52, people=3_626_068),
    dump_line(31, "Kano State", "ADM1", "NG", "29", 11.75, 8.5, people=13_000_000),
    dump_line(32, "Gwarzo", "ADM2", "NG", "29", 11.9, 7.9, people=180_000),
    dump_line(40, "Red Sea", "SEA", "", "00", 20, 38.5),
)
