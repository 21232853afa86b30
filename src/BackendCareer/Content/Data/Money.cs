using System.Globalization;

namespace BackendCareer.Content;

/// <summary>Amounts as the guide writes them: €62,000, £80,000, CHF 124,300.</summary>
public static class Money
{
    public static string Euros(int amount) => Of(amount, "EUR");

    /// <param name="currency">ISO 4217. The dollars of other countries keep their code.</param>
    public static string Of(int amount, string currency) =>
        string.Create(CultureInfo.InvariantCulture, $"{(amount < 0 ? "−" : "")}{SignOf(currency)}{Math.Abs((long)amount):N0}");

    /// <summary>What stands before an amount.</summary>
    public static string SignOf(string currency) => currency switch
    {
        "EUR" => "€",
        "GBP" => "£",
        "USD" => "$",
        _ => currency + '\u00a0',
    };
}
