using System.Globalization;

namespace BackendCareer.Site;

/// <summary>The <c>page</c> of an address.</summary>
internal static class PageNumber
{
    private const int Most = 100_000;

    /// <returns>From 2; null for what is no page, and for the first, which has no number in its address.</returns>
    public static int? Parse(string? typed) =>
        int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
        && number is > 1 and < Most && typed == number.ToString(CultureInfo.InvariantCulture) ? number : null;
}
