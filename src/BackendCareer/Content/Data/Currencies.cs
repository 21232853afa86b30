using System.Collections.Frozen;

namespace BackendCareer.Content;

/// <summary>
/// The codes of ISO 4217 in which people are paid, with those that went since 2020. What a runtime knows of them depends on the machine it
/// runs on.
/// </summary>
internal static class Currencies
{
    private const string All =
        """
        AED AFN ALL AMD ANG AOA ARS AUD AWG AZN BAM BBD BDT BGN BHD BIF BMD BND BOB BRL BSD BTN BWP BYN BZD CAD CDF CHF CLP CNY COP CRC
        CUP CVE CZK DJF DKK DOP DZD EGP ERN ETB EUR FJD FKP GBP GEL GHS GIP GMD GNF GTQ GYD HKD HNL HRK HTG HUF IDR ILS INR IQD IRR ISK
        JMD JOD JPY KES KGS KHR KMF KPW KRW KWD KYD KZT LAK LBP LKR LRD LSL LYD MAD MDL MGA MKD MMK MNT MOP MRU MUR MVR MWK MXN MYR MZN
        NAD NGN NIO NOK NPR NZD OMR PAB PEN PGK PHP PKR PLN PYG QAR RON RSD RUB RWF SAR SBD SCR SDG SEK SGD SHP SLE SLL SOS SRD SSP STN
        SVC SYP SZL THB TJS TMT TND TOP TRY TTD TWD TZS UAH UGX USD UYU UZS VED VES VND VUV WST XAF XCD XCG XOF XPF YER ZAR ZMW ZWG ZWL
        """;

    private static readonly FrozenSet<string> Codes = All.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).ToFrozenSet();

    public static string Currency(this CsvLine row, string column)
    {
        var code = row.Text(column);
        if (!Codes.Contains(code))
        {
            var capitals = code.ToUpperInvariant();
            row.Report(column, ContentRules.CsvValue, $"{column} cannot be {(code.Length > 0 ? code : "empty")}.",
                Codes.Contains(capitals)
                    ? $"Write it in capitals: {capitals}."
                    : "Write its code of ISO 4217, three capitals such as EUR.");
        }

        return code;
    }
}
