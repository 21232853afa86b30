using System.Collections.Frozen;

namespace BackendCareer.Content;

/// <summary>The codes of ISO 3166-1, two capitals each. What a runtime knows of them depends on the machine it runs on.</summary>
internal static class Countries
{
    private const string All =
        """
        AD AE AF AG AI AL AM AO AQ AR AS AT AU AW AX AZ BA BB BD BE BF BG BH BI BJ BL BM BN BO BQ BR BS BT BV BW BY BZ CA CC CD
        CF CG CH CI CK CL CM CN CO CR CU CV CW CX CY CZ DE DJ DK DM DO DZ EC EE EG EH ER ES ET FI FJ FK FM FO FR GA GB GD GE GF
        GG GH GI GL GM GN GP GQ GR GS GT GU GW GY HK HM HN HR HT HU ID IE IL IM IN IO IQ IR IS IT JE JM JO JP KE KG KH KI KM KN
        KP KR KW KY KZ LA LB LC LI LK LR LS LT LU LV LY MA MC MD ME MF MG MH MK ML MM MN MO MP MQ MR MS MT MU MV MW MX MY MZ NA
        NC NE NF NG NI NL NO NP NR NU NZ OM PA PE PF PG PH PK PL PM PN PR PS PT PW PY QA RE RO RS RU RW SA SB SC SD SE SG SH SI
        SJ SK SL SM SN SO SR SS ST SV SX SY SZ TC TD TF TG TH TJ TK TL TM TN TO TR TT TV TW TZ UA UG UM US UY UZ VA VC VE VG VI
        VN VU WF WS YE YT ZA ZM ZW
        """;

    private static readonly FrozenSet<string> Codes = All.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();

    /// <param name="groups">Of countries, which have no code and may stand there as well.</param>
    public static string Country(this CsvLine row, string column, params ReadOnlySpan<string> groups)
    {
        var code = row.RequiredText(column);
        if (code.Length > 0 && !IsOne(code, groups))
        {
            row.Report(column, ContentRules.CsvValue, $"{column} cannot be {code}.", RemedyFor(code, groups));
        }

        return code;
    }

    /// <summary>From the columns <c>country</c> and <c>country_name</c>, which agree in all lines.</summary>
    public static (string Code, string Name) NamedCountry(this CsvLine row, params ReadOnlySpan<string> groups)
    {
        const string Column = "country_name";
        var (code, name) = (row.Country("country", groups), row.RequiredText(Column));
        if (name.Length > 0 && IsOne(code, groups) && row.Countries.MistakeIn(code, name, row.Place) is { } mistake)
        {
            row.Report(Column, mistake);
        }

        return (code, name);
    }

    /// <summary>A word such as world, or a code. What has two letters is meant as one.</summary>
    public static string Place(this YamlMap map, string key)
    {
        var text = map.Text(key);
        if (text.Length == 2 && text.All(char.IsAsciiLetter) && !IsOne(text, ["EU"]))
        {
            map.Report(key, ContentRules.ValueIsPlace, $"`{key}` cannot be {text}.", RemedyFor(text, ["EU"]));
        }

        return text;
    }

    private static bool IsOne(string code, ReadOnlySpan<string> groups) => Codes.Contains(code) || groups.Contains(code);

    private static string RemedyFor(string wrong, ReadOnlySpan<string> groups)
    {
        var capitals = wrong.ToUpperInvariant();
        if (IsOne(capitals, groups))
        {
            return $"Write it in capitals: {capitals}.";
        }

        return capitals switch
        {
            "UK" => "Write GB, which is its code.",
            "EL" => "Write GR, which is its code.",
            _ when groups.IsEmpty => "Write its code of ISO 3166-1, two capitals such as FR.",
            _ => $"Write its code of ISO 3166-1, two capitals such as FR, or one of: {string.Join(", ", groups)}.",
        };
    }
}

/// <summary>What the countries of all tables are called, as far as they have been read.</summary>
internal sealed class CountryNames
{
    private readonly Dictionary<string, (string Name, string Place)> _ofCodes = [];
    private readonly Dictionary<string, (string Code, string Place)> _ofNames = [];
    private readonly HashSet<(string, string)> _told = [];

    /// <summary>Each other name of a country is told once, and not on each of its lines.</summary>
    /// <param name="place">For whoever looks for the other line.</param>
    public Mistake? MistakeIn(string code, string name, string place)
    {
        var ofCode = _ofCodes.TryAdd(code, (name, place)) ? (name, place) : _ofCodes[code];
        var ofName = _ofNames.TryAdd(name, (code, place)) ? (code, place) : _ofNames[name];
        return (ofCode.Item1 == name && ofName.Item1 == code) || !_told.Add((code, name)) ? null : Other(code, name, ofCode, ofName);
    }

    private static Mistake Other(string code, string name, (string Name, string Place) ofCode, (string Code, string Place) ofName) =>
        ofCode.Name != name
            ? new Mistake(ContentRules.CsvValue, $"{code} is {name} here, and {ofCode.Name} in {ofCode.Place}.",
                "Give a country the same name in every line.")
            : new Mistake(ContentRules.CsvValue, $"{name} is {code} here, and {ofName.Code} in {ofName.Place}.",
                "Correct the code or the name of one of the two.");
}
