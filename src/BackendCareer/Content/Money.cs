using System.Globalization;

namespace BackendCareer.Content;

/// <summary>Amounts as the guide writes them: €62,000.</summary>
public static class Money
{
    public static string Euros(int amount) => string.Create(CultureInfo.InvariantCulture, $"€{amount:N0}");
}
